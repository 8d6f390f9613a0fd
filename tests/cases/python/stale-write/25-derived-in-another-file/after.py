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
        self._size_lock = asyncio.Lock()

    async def grow(self):
        async with self._size_lock:
            seen = self.size
            await asyncio.sleep(0)
            self.size = seen + 1


class Plain:
    n = 0

    def __init__(self):
        self._lock = asyncio.Lock()

    async def bump(self):
        async with self._lock:
            seen = self.n
            await asyncio.sleep(0)
            self.n = seen + 1
