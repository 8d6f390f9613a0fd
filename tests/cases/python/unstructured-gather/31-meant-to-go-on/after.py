import asyncio


async def load(name):
    await asyncio.sleep(0)
    return name


async def load_all(names):
    # Use asyncio.gather here (not the group of the caller): other loads may wait
    # for one of these, and shall not be cancelled with it.
    await asyncio.gather(*[load(name) for name in names])


async def load_pair(first, second):
    return await asyncio.gather(load(first), load(second))  # gather rather than TaskGroup: both shall end


async def load_two(first, second):
    # gather both
    async with asyncio.TaskGroup() as tg:
        tg.create_task(load(first))
        tg.create_task(load(second))


async def main():
    await load_all(["a", "b"])
    await load_two("a", "b")
    print(await load_pair("a", "b"))


if __name__ == "__main__":
    asyncio.run(main())
