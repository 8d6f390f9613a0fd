import asyncio

lock = asyncio.Lock()


async def load(key):
    await lock.acquire()
    try:
        await asyncio.to_thread(print, key)
    finally:
        lock.release()
    return await asyncio.to_thread(str.upper, key)
