import asyncio


def scaled(value, factor):
    return value * factor


async def pair(value):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(
        loop.run_in_executor(None, lambda: scaled(value + 1, 2)),
        asyncio.wait_for(loop.run_in_executor(None, lambda: scaled(value - 1, 2)), 5),
    )


async def counted(value):
    async def bump():
        nonlocal value
        value += 1

    loop = asyncio.get_running_loop()
    return await asyncio.gather(bump(), loop.run_in_executor(None, lambda: scaled(value + 1, 2)))


async def moved(value):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(
        loop.run_in_executor(None, lambda: scaled(value + 1, 2)),
        asyncio.sleep(0, (value := 7)),
    )


async def begun(value):
    loop = asyncio.get_running_loop()
    both = asyncio.gather(loop.run_in_executor(None, lambda: scaled(value + 1, 2)))
    value = 7
    return await both


async def main():
    print(await pair(3))


asyncio.run(main())
