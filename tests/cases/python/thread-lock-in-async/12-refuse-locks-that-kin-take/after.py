import asyncio
import threading

from shop.base import Sized


class Cache(Sized):
    def __init__(self):
        self.rows = {}
        self._guard = threading.Lock()

    async def add(self, key):
        with self._guard:
            await asyncio.sleep(0)
            self.rows[key] = True


class Gate:
    def __init__(self):
        self.passed = 0
        self._gate = threading.Lock()

    async def enter(self):
        with self._gate:
            await asyncio.sleep(0)
            self.passed += 1


class Door:
    def __init__(self):
        self.passed = 0
        self._lock = asyncio.Lock()

    async def enter(self):
        async with self._lock:
            await asyncio.sleep(0)
            self.passed += 1


async def main():
    cache, gate, door = Cache(), Gate(), Door()
    await cache.add("one")
    await gate.enter()
    await door.enter()
    print(cache.size(), gate.passed, door.passed)


if __name__ == "__main__":
    asyncio.run(main())
