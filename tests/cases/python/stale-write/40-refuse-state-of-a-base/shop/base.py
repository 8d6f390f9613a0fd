import asyncio


class Ledger:
    def __init__(self):
        self.total = 0
        self._lock = asyncio.Lock()

    async def book(self, amount):
        async with self._lock:
            total = self.total
            await asyncio.sleep(0)
            self.total = total + amount
