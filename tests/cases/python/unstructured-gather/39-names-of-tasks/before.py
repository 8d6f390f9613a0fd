import asyncio


async def fill(shelves):
    index = 4
    jobs = [asyncio.create_task(load(shelves[index]), name=f"load {index}") for index in range(3)]
    await asyncio.gather(*jobs)
    print("loaded", index)


async def fill_unnamed(shelves):
    index = 4
    jobs = [asyncio.create_task(load(shelves[index])) for index in range(3)]
    await asyncio.gather(*jobs)
    print("loaded", index)


async def load(shelf):
    print(asyncio.current_task().get_name() if shelf.startswith("named") else "", shelf)


async def main():
    await fill(["named a", "named b", "named c"])
    await fill_unnamed(["a", "b", "c"])


asyncio.run(main())
