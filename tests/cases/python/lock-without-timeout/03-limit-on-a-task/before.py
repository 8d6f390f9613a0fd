import asyncio


async def enter(lock: asyncio.Lock):
    taking = asyncio.create_task(lock.acquire())
    await asyncio.wait_for(taking, 3)
    other = asyncio.create_task(lock.acquire())
    await other
