import asyncio


async def one(n):
    await asyncio.sleep(0)
    return n


async def batches(xs):
    tasks = []
    for x in xs:
        tasks.append(one(x))
    first = await asyncio.gather(*tasks)
    tasks = []
    for x in first:
        tasks.append(one(x))
    second = await asyncio.gather(*tasks)
    return first, second


if __name__ == "__main__":
    print(asyncio.run(batches(["a", "b"])))
