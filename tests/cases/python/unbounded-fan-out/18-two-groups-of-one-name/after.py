import asyncio


async def one(n):
    await asyncio.sleep(0)
    print(n)


async def both(rows, columns):
    sem = asyncio.Semaphore(20)

    async def bounded_one(row):
        async with sem:
            return await one(row)

    async with asyncio.TaskGroup() as tg:
        for row in rows:
            tg.create_task(bounded_one(row))
    sem2 = asyncio.Semaphore(20)

    async def bounded_one2(column):
        async with sem2:
            return await one(column)

    async with asyncio.TaskGroup() as tg:
        for column in columns:
            tg.create_task(bounded_one2(column))


if __name__ == "__main__":
    asyncio.run(both([1, 2], [3]))
