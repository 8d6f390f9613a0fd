import asyncio


class Tank:
    def __init__(self):
        self.level = 0
        self._lock = asyncio.Lock()

    async def _fill(self):
        seen = self.level
        await asyncio.sleep(0)
        self.level = seen + 1

    async def fill(self):
        async with self._lock:
            await self._fill()

    async def fill_slowly(self):
        await self._lock.acquire()
        try:
            await self._fill()
        finally:
            self._lock.release()
