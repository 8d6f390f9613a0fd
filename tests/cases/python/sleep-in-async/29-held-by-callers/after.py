import asyncio
import threading
import time
from contextlib import ExitStack

lock = threading.Lock()


async def inner():
    time.sleep(1)


async def mid():
    return await asyncio.gather(inner(), free())


async def outer():
    with lock:
        await mid()


async def free():
    time.sleep(1)


async def spawned():
    await asyncio.sleep(1)


async def other():
    with lock:
        task = asyncio.create_task(spawned())
    await task
    await last()


async def last():
    with ExitStack() as stack:
        stack.enter_context(lock)
        time.sleep(1)


class Q:
    async def get(self):
        await asyncio.sleep(1)

    async def run(self, d, q):
        with lock:
            d.get(1)
            await q.get()
        await self.get()
