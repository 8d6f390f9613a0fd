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


async def mixed(xs):
    jobs = [one(x) for x in xs]
    await asyncio.gather(*jobs)
    jobs = [asyncio.create_task(one(x)) for x in xs]
    got = await asyncio.gather(*jobs)
    return got


async def carried(xs):
    jobs = [one(0)]
    out = []
    for x in xs:
        out.append(await asyncio.gather(*jobs))
        jobs = [one(x)]
    for j in jobs:
        j.close()
    return out


async def perhaps(xs):
    jobs = []
    if xs:
        jobs = [one(x) for x in xs]
    return await asyncio.gather(*jobs)


async def at_the_end(xs):
    try:
        jobs = [one(x) for x in xs]
        xs.pop()
        jobs = [one(x) for x in xs]
    finally:
        got = await asyncio.gather(*jobs)
    return got


async def closure(xs):
    jobs = [one(x) for x in xs]
    late = lambda: jobs
    await asyncio.gather(*jobs)
    jobs = [1]
    return late()


async def started(xs):
    jobs = [one(x) for x in xs]
    jobs = [asyncio.create_task(j) for j in jobs]
    return await asyncio.gather(*jobs)


async def rounds(xs):
    while xs:
        jobs = [one(xs.pop())]
        if xs:
            jobs.append(one(9))
        await asyncio.gather(*jobs)
        jobs = [one(7)]
        jobs += [one(8)]
        await asyncio.gather(*jobs)


async def main():
    print(await batches([1, 2]), await mixed([3]), await carried([1, 2]), await started([1]), await rounds([1, 2]))


if __name__ == "__main__":
    asyncio.run(main())
