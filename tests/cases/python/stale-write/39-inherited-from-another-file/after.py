import asyncio

from shop.base import Counted, Kept


class Box(Counted):
    def __init__(self):
        self.total = 0

    async def add(self):
        self.total += await self.bump()

    async def add_read(self):
        value = await self.read()
        self.total += value


class Desk(Kept):
    def __init__(self):
        self.rows = 0
        self.guard = asyncio.Lock()

    async def reset(self):
        async with self.guard:
            self.rows = 0

    async def store(self):
        rows = self.rows
        added = await self.flush()
        self.rows = rows + added

    async def wait(self):
        async with self.guard:
            rows = self.rows
            await asyncio.sleep(0)
            self.rows = rows + 1


async def main():
    box, desk = Box(), Desk()
    await box.add()
    await box.add_read()
    await desk.reset()
    await desk.store()
    await desk.wait()
    print(box.total, desk.rows)


asyncio.run(main())
