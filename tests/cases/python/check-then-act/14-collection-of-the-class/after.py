import asyncio

made = []


async def load(key):
    made.append(key)
    await asyncio.sleep(0)
    return key * 2


class Cache:
    _values: dict = {}
    _values_lock = asyncio.Lock()

    def __init__(self, name):
        self.name = name

    async def get(self, key):
        async with Cache._values_lock:
            if key not in self._values:
                self._values[key] = await load(key)
        return self._values[key]


class Base:
    rows = {}
    _rows_lock = asyncio.Lock()

    async def get(self, key):
        async with Base._rows_lock:
            if key in self.rows:
                return self.rows[key]
            self.rows[key] = await load(key)
        return self.rows[key]


class Derived(Base):
    rows = {}


class Own:
    items = {}

    def __init__(self):
        self.items = {}
        self._lock = asyncio.Lock()

    async def get(self, key):
        async with self._lock:
            if key not in self.items:
                self.items[key] = await load(key)
        return self.items[key]


async def main():
    a, b, c = Cache("a"), Base(), Derived()
    print(await asyncio.gather(a.get("x"), Cache("b").get("x"), b.get("y"), Base().get("y"), c.get("z"), Own().get("q")))
    print(made)


if __name__ == "__main__":
    asyncio.run(main())
