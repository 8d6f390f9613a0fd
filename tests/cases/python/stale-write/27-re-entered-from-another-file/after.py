import asyncio
from store import refresh_all, save, Store


class Counter:
    def __init__(self):
        self.n = 0
        self._lock = asyncio.Lock()
        self.store = Store(self)

    async def bump(self):
        async with self._lock:
            v = self.n
            await save(v)
            self.n = v + 1

    async def bump2(self):
        v = self.n
        await refresh_all(self)
        self.n = v + 1

    async def bump3(self):
        v = self.n
        await self.store.flush()
        self.n = v + 1
