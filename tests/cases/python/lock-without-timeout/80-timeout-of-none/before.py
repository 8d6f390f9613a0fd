import asyncio


async def enter(lock: asyncio.Lock, limit):
    async with asyncio.timeout(None):
        await lock.acquire()
    async with asyncio.timeout(limit):
        await lock.acquire()
