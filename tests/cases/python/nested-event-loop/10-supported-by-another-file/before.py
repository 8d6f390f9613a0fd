import asyncio


async def part():
    return 1


def run_part():
    return asyncio.run(part())


async def whole():
    return asyncio.run(part()), run_part()
