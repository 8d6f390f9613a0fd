import asyncio

from shop.base import Ledger


class Discounted(Ledger):
    def __init__(self):
        super().__init__()
        self.total = 0
        self.discounts = 0
        self._discounts_lock = asyncio.Lock()

    async def halve(self):
        total = self.total
        await asyncio.sleep(0)
        self.total = total // 2

    async def count(self):
        async with self._discounts_lock:
            discounts = self.discounts
            await asyncio.sleep(0)
            self.discounts = discounts + 1


async def main():
    ledger = Discounted()
    await ledger.book(4)
    await ledger.halve()
    await ledger.count()
    print(ledger.total, ledger.discounts)


asyncio.run(main())
