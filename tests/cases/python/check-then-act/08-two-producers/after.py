import asyncio


class Box:
    def __init__(self):
        self.any = asyncio.Queue()
        self._lock = asyncio.Lock()
        self.one = asyncio.Queue(1)
        self._one_lock = asyncio.Lock()

    async def first(self, item):
        async with self._lock:
            if self.any.empty():
                await asyncio.sleep(0)
                await self.any.put(item)

    async def second(self, item):
        async with self._lock:
            if self.any.qsize() < 2:
                await asyncio.sleep(0)
                await self.any.put(item)

    async def bounded(self, item):
        if self.one.empty():
            await asyncio.sleep(0)
            await self.one.put(item)

    async def again(self, item):
        async with self._one_lock:
            if not self.one.full():
                await asyncio.sleep(0)
                self.one.put_nowait(item)


async def main():
    box = Box()
    await box.first(1)
    await box.second(2)
    await box.bounded(3)
    await box.again(4)
    print(box.any.qsize(), box.one.qsize())


if __name__ == "__main__":
    asyncio.run(main())
