import asyncio
import time

from sniffio import current_async_library


async def pause(seconds):
    if current_async_library() == "asyncio":
        await asyncio.sleep(seconds)
    else:
        time.sleep(seconds)


async def settle():
    await asyncio.sleep(0.1)
    await asyncio.sleep(0)
