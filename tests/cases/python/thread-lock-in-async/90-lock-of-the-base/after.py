import asyncio


class Store:
    def __init__(self):
        self._lock = asyncio.Lock()
        self.rows = {}

    async def get(self, key):
        async with self._lock:
            return self.rows.get(key)


class Slow(Store):
    async def put(self, key, value):
        async with self._lock:
            await asyncio.sleep(0.001)
            self.rows[key] = value


class Counting(Slow):
    def __init__(self):
        super().__init__()
        self.count = 0

    async def put(self, key, value):
        await super().put(key, value)
        async with self._lock:
            self.count += 1


async def main():
    store = Counting()
    await store.put("a", 1)
    print(await store.get("a"), store.count)


if __name__ == "__main__":
    asyncio.run(main())
