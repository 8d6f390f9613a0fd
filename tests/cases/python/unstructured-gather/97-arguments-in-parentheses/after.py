import asyncio


async def read(n):
    return n


async def go(flag):
    async with asyncio.TaskGroup() as tg:
        a_task = tg.create_task(read(1))
        b_task = tg.create_task(
            read(2)
            if flag
            else read(3)
        )
    a = a_task.result()
    b = b_task.result()
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(read(1)),
            tg.create_task(read(2) if flag else read(3)),
        ]
    rows = list([task.result() for task in tasks])
    async with asyncio.TaskGroup() as tg:
        tg.create_task(read(1))
        tg.create_task((read(2)))
        tg.create_task(  # why
            read(3))
    return a, b, rows


print(asyncio.run(go(False)))
