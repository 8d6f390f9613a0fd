import asyncio


class Base:
    n = 0

    async def bump(self):
        seen = self.n
        await asyncio.sleep(0)
        self.n = seen + 1


class Store:
    def __init__(self):
        self.size = 0

    async def grow(self):
        seen = self.size
        await asyncio.sleep(0)
        self.size = seen + 1


class Plain:
    n = 0

    async def bump(self):
        seen = self.n
        await asyncio.sleep(0)
        self.n = seen + 1
