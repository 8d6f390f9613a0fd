import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


class Feed:
    def __init__(self):
        self.number = 0
        self.base = "b"

    def step(self):
        self.number += 1

    async def send(self, item, number, base):
        await asyncio.sleep(0)
        return item, number, base

    async def numbered(self, items):
        sem = asyncio.Semaphore(20)
        jobs = []
        for item in items:
            self.number += 1
            jobs.append(_with_semaphore(sem, self.send(item, self.number, self.base)))
        return await asyncio.gather(*jobs)

    async def stepped(self, items):
        sem = asyncio.Semaphore(20)
        jobs = []
        for item in items:
            self.step()
            jobs.append(_with_semaphore(sem, self.send(item, self.number, "s")))
        return await asyncio.gather(*jobs)

    async def moved(self, items):
        sem = asyncio.Semaphore(20)
        jobs = [asyncio.create_task(_with_semaphore(sem, self.send(item, 0, self.base))) for item in items]
        self.base = "c"
        return await asyncio.gather(*jobs)

    async def fixed(self, items):
        sem = asyncio.Semaphore(20)

        async def bounded_send(item):
            async with sem:
                return await self.send(item, self.number, self.base)

        return await asyncio.gather(*[bounded_send(item) for item in items])


async def main():
    feed = Feed()
    for work in (feed.numbered, feed.stepped, feed.moved, feed.fixed):
        print(await work(["x", "y"]))


if __name__ == "__main__":
    asyncio.run(main())
