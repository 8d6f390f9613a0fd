import asyncio

import aiohttp


async def tail(paths):
    session = aiohttp.ClientSession()
    session = await session.login("ann")
    return await asyncio.gather(*[session.fetch(path) for path in paths])


async def other(paths):
    queue = asyncio.Queue()
    async with queue.opened() as opened:
        queue = await opened.get()
        opened = await queue.get()
    return await asyncio.gather(*[opened.fetch(path) for path in paths])
