import asyncio


async def price(item):
    await asyncio.sleep(0)
    return len(item)


async def table(items):
    jobs = {item: price(item) for item in items}
    return dict(zip(jobs, await asyncio.gather(*jobs.values())))


async def warm(items):
    jobs = {}
    for item in items:
        jobs[item] = price(item)
    await asyncio.gather(*jobs.values())
    return list(jobs)


async def filled_elsewhere(items, fill):
    jobs = {item: price(item) for item in items}
    fill(jobs)
    return await asyncio.gather(*jobs.values())


async def with_lambda(items):
    return await asyncio.gather(*map(lambda item: price(item), items))


async def main():
    print(await table(["tea", "rice"]), await warm(["salt"]))
    print(await filled_elsewhere(["oil"], len), await with_lambda(["a", "bc"]))


if __name__ == "__main__":
    asyncio.run(main())
