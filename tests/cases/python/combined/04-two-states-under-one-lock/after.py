import asyncio


class Feed:
    def __init__(self):
        self.total = 0
        self.seen = {}
        self._lock = asyncio.Lock()

    async def load(self, url):
        await asyncio.sleep(0)
        return url

    async def read(self, url):
        async with self._lock:
            if url not in self.seen:
                total = self.total
                self.seen[url] = await self.load(url)
                self.total = total + 1
        return self.seen[url]

    async def forget(self):
        async with self._lock:
            total = self.total
            await self.load("")
            self.total = total - 1


async def main():
    feed = Feed()
    await asyncio.gather(*(feed.read(f"page {n}") for n in range(4)), *(feed.forget() for _ in range(2)))
    print(feed.total)


if __name__ == "__main__":
    asyncio.run(main())
