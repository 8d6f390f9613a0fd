import asyncio


async def started():
    return asyncio.get_event_loop().time()
