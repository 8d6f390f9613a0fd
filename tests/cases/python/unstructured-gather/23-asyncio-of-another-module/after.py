from compat import asyncio


async def part(n):
    await asyncio.sleep(0)
    return n


async def main():
    async with asyncio.TaskGroup() as tg:
        a_task = tg.create_task(part(1))
        b_task = tg.create_task(part(2))
    a = a_task.result()
    b = b_task.result()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(part(3))
        tg.create_task(asyncio.sleep(0))
    print(a, b)


asyncio.run(main())
