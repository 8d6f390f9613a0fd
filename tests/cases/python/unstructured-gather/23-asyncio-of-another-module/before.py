from compat import asyncio, gather


async def part(n):
    await asyncio.sleep(0)
    return n


async def main():
    a, b = await asyncio.gather(part(1), part(2))
    await gather(part(3), asyncio.sleep(0))
    print(a, b)


asyncio.run(main())
