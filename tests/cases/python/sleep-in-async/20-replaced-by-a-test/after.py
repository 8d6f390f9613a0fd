import asyncio


async def retry(call):
    while not await call():
        await asyncio.sleep(60)
