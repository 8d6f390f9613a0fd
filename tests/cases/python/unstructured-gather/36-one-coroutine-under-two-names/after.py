import asyncio


async def show(text):
    print(text)


async def twice():
    first = second = show("once")
    await asyncio.gather(first, second)


async def inline():
    await asyncio.gather((again := show("inline")), again)


async def two():
    left, right = show("left"), show("right")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(left)
        tg.create_task(right)


async def main():
    await twice()
    await inline()
    await two()


if __name__ == "__main__":
    asyncio.run(main())
