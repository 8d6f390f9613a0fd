import asyncio


async def one(n):
    await asyncio.sleep(0)
    return n


async def batches(xs):
    sem = asyncio.Semaphore(20)

    async def bounded_one(x):
        async with sem:
            return await one(x)

    tasks = []
    for x in xs:
        tasks.append(bounded_one(x))
    first = await asyncio.gather(*tasks)
    sem2 = asyncio.Semaphore(20)

    async def bounded_one2(x):
        async with sem2:
            return await one(x)

    tasks = []
    for x in first:
        tasks.append(bounded_one2(x))
    second = await asyncio.gather(*tasks)
    return first, second


if __name__ == "__main__":
    print(asyncio.run(batches(["a", "b"])))
