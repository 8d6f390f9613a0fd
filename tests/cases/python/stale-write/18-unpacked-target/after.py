import asyncio


class Pool:
    def __init__(self):
        self._pending = set()
        self._lock = asyncio.Lock()

    async def drain(self):
        while self._pending:
            done, self._pending = await asyncio.wait(self._pending)
            print(done)
        async with self._lock:
            (a, [b, self._pending]) = await self.more(self._pending)
