import asyncio

import aiohttp


async def tail(paths):
    session = aiohttp.ClientSession()
    session = await session.login("ann")
    sem = asyncio.Semaphore(20)

    async def bounded_fetch(path):
        async with sem:
            return await session.fetch(path)

    return await asyncio.gather(*[bounded_fetch(path) for path in paths])


async def other(paths):
    queue = asyncio.Queue()
    async with queue.opened() as opened:
        queue = await opened.get()
        opened = await queue.get()
    sem = asyncio.Semaphore(20)

    async def bounded_fetch(path):
        async with sem:
            return await opened.fetch(path)

    return await asyncio.gather(*[bounded_fetch(path) for path in paths])
