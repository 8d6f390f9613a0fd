import asyncio


async def enter(lock: asyncio.Lock):
    await asyncio.wait([asyncio.create_task(lock.acquire())], timeout=3)
    taking = lock.acquire()
    await asyncio.wait_for(taking, 3)
    await asyncio.wait_for(lock.acquire(), timeout=None)
    await asyncio.wait([asyncio.create_task(lock.acquire())])
