import asyncio
import time

it = iter([1, 2, 3, 4, 5, 6])


async def one(n):
    await asyncio.sleep(0)
    return n


async def a():
    return await asyncio.wait_for(asyncio.gather(one(next(it)), one(2)), timeout=next(it))


async def b(deadline):
    return await asyncio.wait_for(asyncio.gather(one(next(it)), one(2)), timeout=deadline - time.monotonic())


async def c(xs):
    return await asyncio.wait_for(asyncio.gather(*[one(x) for x in xs]), timeout=max(3, len(xs)))


async def d():
    x, y = await asyncio.wait_for(timeout=float("3"), fut=asyncio.gather(one(next(it)), one(2)))
    return x, y


async def e():
    await asyncio.wait_for(fut=asyncio.gather(one(1), one(2)), timeout=3)


async def main():
    print(await a(), await b(time.monotonic() + 9), await c([1]), await d(), await e())


asyncio.run(main())
