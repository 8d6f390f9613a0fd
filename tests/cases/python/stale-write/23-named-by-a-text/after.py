import asyncio

total = 0
_total_lock = asyncio.Lock()


class Pool:
    made = 0
    _made_lock = asyncio.Lock()

    def __init__(self):
        self.size = 0
        self._lock = asyncio.Lock()

    async def by_name(self):
        async with self._lock:
            seen = getattr(self, "size")
            await asyncio.sleep(0)
            setattr(self, "size", seen + 1)

    async def by_all(self):
        async with self._lock:
            seen = vars(self)["size"]
            await asyncio.sleep(0)
            self.size = seen + 1

    async def of_the_class(self):
        async with type(self)._made_lock:
            seen = type(self).made
            await asyncio.sleep(0)
            type(self).made = seen + 1

    async def of_its_class(self):
        async with self.__class__._made_lock:
            seen = self.__class__.made
            await asyncio.sleep(0)
            self.__class__.made = seen + 1

    async def in_one_go(self, name):
        setattr(self, "size", getattr(self, "size") + 1)
        await asyncio.sleep(0)
        setattr(self, name, getattr(self, name) + 1)


async def of_the_module():
    async with _total_lock:
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
