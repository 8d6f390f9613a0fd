import asyncio

import trio


async def legacy():
    await asyncio.sleep(0)
    return 1


async def main():
    print(asyncio.run(legacy()))


async def bridge():
    await asyncio.sleep(0)
    return await legacy()


async def with_runner():
    with asyncio.Runner() as runner:
        await asyncio.to_thread(print, runner.run(legacy()))


async def top():
    return await legacy()


def sync_runner():
    with asyncio.Runner() as runner:
        runner.run(bridge())
        runner.run(with_runner())


trio.run(main)
asyncio.run(top())
