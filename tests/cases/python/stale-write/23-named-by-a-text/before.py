import asyncio

total = 0


class Pool:
    made = 0

    def __init__(self):
        self.size = 0

    async def by_name(self):
        seen = getattr(self, "size")
        await asyncio.sleep(0)
        setattr(self, "size", seen + 1)

    async def by_all(self):
        seen = vars(self)["size"]
        await asyncio.sleep(0)
        self.size = seen + 1

    async def of_the_class(self):
        seen = type(self).made
        await asyncio.sleep(0)
        type(self).made = seen + 1

    async def of_its_class(self):
        seen = self.__class__.made
        await asyncio.sleep(0)
        self.__class__.made = seen + 1

    async def in_one_go(self, name):
        setattr(self, "size", getattr(self, "size") + 1)
        await asyncio.sleep(0)
        setattr(self, name, getattr(self, name) + 1)


async def of_the_module():
    seen = globals()["total"]
    await asyncio.sleep(0)
    globals()["total"] = seen + 1


async def main():
    pool = Pool()
    for work in (pool.by_name, pool.by_all, pool.of_the_class, pool.of_its_class, of_the_module):
        await asyncio.gather(*[work() for _ in range(3)])
    print(pool.size, Pool.made, total)


if __name__ == "__main__":
    asyncio.run(main())
