import asyncio


class Store:
    def __init__(self):
        self.n = 0
        self._lock = asyncio.Lock()

    async def grow(self):
        async with self._lock:
            old = self.n
            await asyncio.sleep(0)
            self.n = old + 1

    def __add__(self, other):
        return self.grow()

    async def twice(self, more):
        old = self.n
        await (self + more)
        self.n = old + 1


async def main():
    store = Store()
    await asyncio.gather(store.grow(), store.twice(1))
    print(store.n)


asyncio.run(main())
