import asyncio


class Store:
    def __init__(self):
        self._lock = asyncio.Lock()
        self._other = asyncio.Lock()
        self.rows = []

    async def add(self, row):
        async with self._lock:
            self.rows.append(row)
            return await self.size()

    async def size(self):
        with self._lock:
            return len(self.rows)

    async def clear(self):
        with self._other:
            await self.add(0)
            self.rows.clear()

    async def first(self):
        with self._lock:
            return self.rows[0]


async def main():
    store = Store()
    for step in (store.add(1), store.clear(), store.first()):
        try:
            print(await step)
        except TypeError:
            print("not entered")


if __name__ == "__main__":
    asyncio.run(main())
