import asyncio


async def price(item):
    await asyncio.sleep(0)
    return len(item)


async def table(items):
    jobs = {item: price(item) for item in items}
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(coro) for coro in jobs.values()]
    return dict(zip(jobs, [task.result() for task in tasks]))


async def warm(items):
    jobs = {}
    for item in items:
        jobs[item] = price(item)
    async with asyncio.TaskGroup() as tg:
        for coro in jobs.values():
            tg.create_task(coro)
    return list(jobs)


async def filled_elsewhere(items, fill):
    jobs = {item: price(item) for item in items}
    fill(jobs)
    return await asyncio.gather(*jobs.values())


async def with_lambda(items):
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(coro) for coro in map(lambda item: price(item), items)]
    return [task.result() for task in tasks]


async def main():
    print(await table(["tea", "rice"]), await warm(["salt"]))
    print(await filled_elsewhere(["oil"], len), await with_lambda(["a", "bc"]))


if __name__ == "__main__":
    asyncio.run(main())
