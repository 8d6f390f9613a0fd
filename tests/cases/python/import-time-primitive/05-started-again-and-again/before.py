import asyncio
from concurrent.futures import ThreadPoolExecutor

slots = asyncio.Semaphore(2)


async def load(name):
    async with slots:
        return name


def run(name):
    return asyncio.run(load(name))


def all_of(names):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(run, names))
