import asyncio

hits = total = 0


class Pool:
    """Counts what it made."""

    made = 0
    size = 0

    # one more
    async def grow(self):
        seen = self.size
        await asyncio.sleep(0)
        self.size = seen + 1

    @classmethod
    async def make(cls):
        seen = cls.made
        await asyncio.sleep(0)
        cls.made = seen + 1


async def both():
    global hits, total
    a = hits
    b = total
    await asyncio.sleep(0)
    hits = a + 1
    total = b + 1


async def one():
    global total
    b = total
    await asyncio.sleep(0)
    total = b + 1


async def main():
    pool = Pool()
    await asyncio.gather(*[f() for f in (both, one, pool.grow, Pool.make) for _ in range(3)])
    print(hits, total, pool.size, Pool.made)


if __name__ == "__main__":
    asyncio.run(main())
