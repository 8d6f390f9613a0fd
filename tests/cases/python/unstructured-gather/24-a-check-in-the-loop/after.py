import asyncio


async def load(name):
    return name.upper()


async def load_all(names):
    coros = []
    for name in names:
        if not name:
            raise ValueError("a name is missing")
        coros.append(load(name))
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(coro) for coro in coros]
    return [task.result() for task in tasks]
