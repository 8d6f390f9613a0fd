import asyncio
import threading


class Registry:
    _lock = threading.Lock()


class Meter:
    """Counts."""

    unit = "ms"
    hits = 0
    spent = 0

    def __init__(self):
        self._lock = asyncio.Lock()

    async def hit(self):
        async with self._lock:
            seen = self.hits
            await asyncio.sleep(0)
            self.hits = seen + 1

    async def spend(self, n):
        async with self._lock:
            seen = self.spent
            await asyncio.sleep(0)
            self.spent = seen + n

    async def both(self):
        seen = self.spent
        await self.hit()
        self.spent = seen + self.hits


async def main():
    meter = Meter()
    await asyncio.gather(*[meter.hit() for _ in range(3)], *[meter.spend(2) for _ in range(3)])
    print(meter.hits, meter.spent, Registry._lock.locked())


if __name__ == "__main__":
    asyncio.run(main())
