import asyncio


class Store:
    def __init__(self):
        self.rows = None

    async def open(self):
        if self.rows is None:
            await asyncio.sleep(0)
            self.rows = []


class Shelf(Store):
    def __init__(self):
        super().__init__()
        self.guard = asyncio.Lock()

    async def refresh(self):
        async with self.guard:
            if self.rows is None:
                await asyncio.sleep(0)
                self.rows = []

    async def reload(self):
        async with self.guard:
            if self.rows is None:
                await asyncio.sleep(0)
                self.rows = []
