import asyncio


async def one(n):
    await asyncio.sleep(0)
    print(n)


async def both(rows, columns):
    async with asyncio.TaskGroup() as tg:
        for row in rows:
            tg.create_task(one(row))
    async with asyncio.TaskGroup() as tg:
        for column in columns:
            tg.create_task(one(column))


if __name__ == "__main__":
    asyncio.run(both([1, 2], [3]))
