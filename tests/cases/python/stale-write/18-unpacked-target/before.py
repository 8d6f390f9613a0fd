import asyncio


class Pool:
    def __init__(self):
        self._pending = set()

    async def drain(self):
        while self._pending:
            done, self._pending = await asyncio.wait(self._pending)
            print(done)
        (a, [b, self._pending]) = await self.more(self._pending)
