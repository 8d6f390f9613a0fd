import asyncio


def work(n):
    return n


class Farm:
    async def one(self, n):
        return await asyncio.to_thread(work, n)

    async def mapped(self, jobs):
        return await asyncio.gather(*map(self.one, jobs))

    async def timed(self, jobs):
        return await asyncio.gather(*[asyncio.wait_for(asyncio.to_thread(work, n), 3) for n in jobs])

    async def grouped(self, jobs):
        async with asyncio.TaskGroup() as tg:
            for n in jobs:
                tg.create_task(self.one(n))
        async with asyncio.TaskGroup() as tg:
            for n in range(4):
                tg.create_task(self.one(n))


async def main():
    farm = Farm()
    print(await farm.mapped([1]), await farm.timed([2]), await farm.grouped([3]))


if __name__ == "__main__":
    asyncio.run(main())
