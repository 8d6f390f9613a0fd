import asyncio


class Pool:
    def __init__(self):
        self._jobs: set[asyncio.Task] = set()
        self._other = []

    def start(self, n):
        self._jobs.add(asyncio.ensure_future(work(n)))
        self._other.append(asyncio.ensure_future(work(n)))

    async def finish(self):
        return await asyncio.gather(*self._jobs)

    async def stop(self):
        for job in self._other:
            job.cancel()
        await asyncio.gather(*self._other, return_exceptions=True)


async def work(n):
    await asyncio.sleep(0)
    return n


async def three(one, two):
    jobs = (asyncio.ensure_future(one), asyncio.ensure_future(two))
    running = {asyncio.ensure_future(work(3)), asyncio.ensure_future(work(4))}
    for job in jobs:
        job.set_name("job")
    return await asyncio.gather(*jobs), sorted(await asyncio.gather(*running))


PARTS = 3


async def parts():
    return await asyncio.gather(*(work(n) for n in range(PARTS)))


async def main():
    pool = Pool()
    pool.start(1)
    print(await pool.finish())
    await pool.stop()
    print(await three(work(1), work(2)))
    print(await parts())


if __name__ == "__main__":
    asyncio.run(main())
