import asyncio

counter = 0


async def load(number):
    await asyncio.sleep(0)
    return number


async def increment():
    global counter
    current = counter
    await load(1)
    counter = current + 1


async def add():
    global counter
    value = await load(1)
    counter += value


class Pool:
    size = 0

    def __init__(self):
        self.used = 0
        self._lock = asyncio.Lock()

    @classmethod
    async def grow(cls):
        size = cls.size
        await load(1)
        cls.size = size + 1

    async def use(self):
        async with self._lock:
            used = self.used
            await load(1)
            self.used = used + 1


async def main():
    pool = Pool()
    await asyncio.gather(increment(), increment(), add(), Pool.grow(), Pool.grow(), pool.use(), pool.use())
    print(counter > 0, pool.used > 0)


if __name__ == "__main__":
    asyncio.run(main())
    asyncio.run(main())
