import asyncio
import time

import trio


async def legacy():
    return await asyncio.to_thread(len, "abc")


async def main(loop):
    asyncio.run_coroutine_threadsafe(legacy(), loop)
    time.sleep(1)
    if asyncio.iscoroutinefunction(main):
        await trio.sleep(1)


async def side():
    await asyncio.sleep(0)
    await asyncio.sleep(1)


def start(loop):
    trio.run(main, loop)
