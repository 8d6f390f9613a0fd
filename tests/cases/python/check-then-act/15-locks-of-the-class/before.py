import asyncio
from abc import ABC

made = []


async def load(key):
    made.append(key)
    await asyncio.sleep(0)
    return key * 2


class Shared:
    _values: dict = {}
    _lock = asyncio.Lock()

    async def get(self, key):
        async with self._lock:
            if key not in self._values:
                self._values[key] = await load(key)
            return self._values[key]

    async def again(self, key):
        if key not in self._values:
            self._values[key] = await load(key)

    @classmethod
    async def of_class(cls, key):
        if key not in cls._values:
            cls._values[key] = await load(key)

    @staticmethod
    async def by_name(key):
        if key not in Shared._values:
            Shared._values[key] = await load(key)


class Single:
    _values: dict = {}

    def __init__(self):
        self._lock = asyncio.Lock()

    async def get(self, key):
        async with self._lock:
            if key not in self._values:
                self._values[key] = await load(key)
            return self._values[key]

    async def again(self, key):
        if key not in self._values:
            self._values[key] = await load(key)


class Plain(ABC):
    rows = {}

    async def get(self, Plain):
        if Plain not in self.rows:
            self.rows[Plain] = await load(Plain)


class Linked:
    def __init__(self, next):
        self.next = next

    def skip(self):
        self.next.next = self.next.next.next


async def main():
    a, b, c = Shared(), Single(), Plain()
    await asyncio.gather(a.get("x"), a.again("x"), Shared.of_class("x"), Shared.by_name("x"))
    await asyncio.gather(b.get("y"), b.again("y"), c.get("z"), Plain().get("z"))
    print(sorted(made))


if __name__ == "__main__":
    asyncio.run(main())
