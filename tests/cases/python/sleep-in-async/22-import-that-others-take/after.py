import asyncio
import time
from time import sleep as nap


async def tick():
    await asyncio.sleep(1)
    await asyncio.sleep(2)
    await asyncio.sleep(3)
