import asyncio


class Store:
    def __init__(self):
        self.rows = None
        self.guard = asyncio.Lock()

    async def open(self):
        async with self.guard:
            if self.rows is None:
                await asyncio.sleep(0)
                self.rows = []


class Shelf(Store):
    async def refresh(self):
        if self.rows is None:
            await asyncio.sleep(0)
            self.rows = []

    async def reload(self):
        async with self.guard:
            if self.rows is None:
                await asyncio.sleep(0)
                self.rows = []


async def main():
    shelf = Shelf()
    await asyncio.gather(shelf.refresh(), shelf.reload(), shelf.open())
    print(shelf.rows)


asyncio.run(main())
