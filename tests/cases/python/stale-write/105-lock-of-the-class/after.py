import asyncio


async def rate():
    await asyncio.sleep(0)
    return 1


class Account:
    total = 0
    _total_lock = asyncio.Lock()

    def __init__(self):
        self.booked = 0
        self._lock = asyncio.Lock()

    async def fee(self):
        async with type(self)._total_lock:
            type(self).total += await rate()

    async def book(self):
        async with self._lock:
            old = self.booked
            await self.fee()
            self.booked = old + 1

    async def settle(self):
        old = type(self).total
        await self.fee()
        await self.book()
        type(self).total = old + 1


class Shop:
    sales = 0
    _lock = asyncio.Lock()

    async def sell(self):
        async with type(self)._lock:
            old = type(self).sales
            await rate()
            type(self).sales = old + 1

    async def refund(self):
        async with type(self)._lock:
            old = type(self).sales
            await rate()
            type(self).sales = old - 1

    async def close(self):
        async with self.__class__._lock:
            old = self.__class__.sales
            await rate()
            self.__class__.sales = old * 2


async def main():
    one, other = Account(), Account()
    await asyncio.gather(one.fee(), other.fee(), one.book(), other.book())
    print(Account.total, one.booked, other.booked)
    shop = Shop()
    await asyncio.gather(shop.sell(), shop.refund())
    await shop.close()
    print(Shop.sales)


asyncio.run(main())
