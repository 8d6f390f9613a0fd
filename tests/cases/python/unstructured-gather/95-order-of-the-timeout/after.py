import asyncio
import time

it = iter([1, 2, 3, 4, 5, 6])


async def one(n):
    await asyncio.sleep(0)
    return n


async def a():
    return await asyncio.wait_for(asyncio.gather(one(next(it)), one(2)), timeout=next(it))


async def b(deadline):
    async with asyncio.timeout(deadline - time.monotonic()), asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(one(next(it))),
            tg.create_task(one(2)),
        ]
    return [task.result() for task in tasks]


async def c(xs):
    async with asyncio.timeout(max(3, len(xs))), asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(one(x)) for x in xs]
    return [task.result() for task in tasks]


async def d():
    async with asyncio.timeout(float("3")), asyncio.TaskGroup() as tg:
        x_task = tg.create_task(one(next(it)))
        y_task = tg.create_task(one(2))
    x = x_task.result()
    y = y_task.result()
    return x, y


async def e():
    async with asyncio.timeout(3), asyncio.TaskGroup() as tg:
        tg.create_task(one(1))
        tg.create_task(one(2))


async def main():
    print(await a(), await b(time.monotonic() + 9), await c([1]), await d(), await e())


asyncio.run(main())
