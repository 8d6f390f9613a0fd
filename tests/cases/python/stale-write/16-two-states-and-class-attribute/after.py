import asyncio

hits = total = 0
_hits_lock = asyncio.Lock()


class Pool:
    """Counts what it made."""

    made = 0
    _made_lock = asyncio.Lock()
    size = 0

    def __init__(self):
        self._lock = asyncio.Lock()

    # one more
    async def grow(self):
        async with self._lock:
            seen = self.size
            await asyncio.sleep(0)
            self.size = seen + 1

    @classmethod
    async def make(cls):
        async with cls._made_lock:
            seen = cls.made
            await asyncio.sleep(0)
            cls.made = seen + 1


async def both():
    global hits, total
    async with _hits_lock:
        a = hits
        b = total
        await asyncio.sleep(0)
        hits = a + 1
        total = b + 1


async def one():
    global total
    async with _hits_lock:
        b = total
        await asyncio.sleep(0)
        total = b + 1


async def main():
    pool = Pool()
    await asyncio.gather(*[f() for f in (both, one, pool.grow, Pool.make) for _ in range(3)])
    print(hits, total, pool.size, Pool.made)


if __name__ == "__main__":
    asyncio.run(main())
