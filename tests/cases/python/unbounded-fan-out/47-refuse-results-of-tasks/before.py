"""Services whose registration goes on behind the call that starts it."""
import asyncio


async def register(names, started):
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(started(name)) for name in names[:5]]
    await asyncio.gather(*[task.result() for task in tasks])


async def unregister(names, started):
    tasks = [asyncio.create_task(started(name)) for name in names[:5]]
    await asyncio.wait(tasks)
    going_on = [task.result() for task in tasks]
    await asyncio.gather(*going_on)
