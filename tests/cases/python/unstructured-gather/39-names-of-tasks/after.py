import asyncio


async def fill(shelves):
    index = 4
    async with asyncio.TaskGroup() as tg:
        jobs = [tg.create_task(load(shelves[index]), name=f"load {index}") for index in range(3)]
    print("loaded", index)


async def fill_unnamed(shelves):
    index = 4
    async with asyncio.TaskGroup() as tg:
        for coro in [load(shelves[index]) for index in range(3)]:
            tg.create_task(coro)
    print("loaded", index)


async def load(shelf):
    print(asyncio.current_task().get_name() if shelf.startswith("named") else "", shelf)


async def main():
    await fill(["named a", "named b", "named c"])
    await fill_unnamed(["a", "b", "c"])


asyncio.run(main())
