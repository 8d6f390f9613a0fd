import asyncio


async def started():
    return asyncio.get_running_loop().time()
