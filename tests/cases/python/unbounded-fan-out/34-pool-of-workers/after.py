import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def checksum(path):
    return sum(path.encode())


async def checksums(paths):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        jobs = [loop.run_in_executor(pool, checksum, path) for path in paths]
        for job in asyncio.as_completed(jobs):
            print(await job)


class Service:
    def __init__(self):
        self._pool = ProcessPoolExecutor(4)

    async def checksums(self, paths):
        loop = asyncio.get_running_loop()
        return await asyncio.gather(*(loop.run_in_executor(self._pool, checksum, path) for path in paths))


async def check(session, pool: ThreadPoolExecutor, path):
    text = await session.get(path)
    return await asyncio.get_running_loop().run_in_executor(pool, checksum, text)


async def check_all(session, pool: ThreadPoolExecutor, paths):
    sem = asyncio.Semaphore(20)

    async def bounded_check(path):
        async with sem:
            return await check(session, pool, path)

    return await asyncio.gather(*[bounded_check(path) for path in paths])
