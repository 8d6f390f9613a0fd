import asyncio


async def work(n):
    await asyncio.sleep(0)
    return n


async def bare(xs):
    async with asyncio.TaskGroup() as tg:
        for x in xs:
            tg.create_task(work(x), name=f"t{x}")


async def kept(xs):
    async with asyncio.TaskGroup() as tg:
        tasks = []
        for x in xs:
            # one each
            task = tg.create_task(
                work(x),  # go
            )
            print("made", x)
            tasks.append(task)  # keep
    results = [task.result() for task in tasks]
    return results


async def commented(xs):
    tasks = []
    for x in xs:
        task = asyncio.create_task(work(x))
        tasks.append(task)  # keep
    await asyncio.gather(*tasks)


async def skipped(xs):
    tasks = []
    for x in xs:
        task = asyncio.create_task(work(x))
        if x > 1:
            continue
        tasks.append(task)
    return await asyncio.gather(*tasks)


async def called_back(xs):
    tasks = []
    for x in xs:
        task = asyncio.create_task(work(x))
        task.set_name("late")
        tasks.append(task)
    return await asyncio.gather(*tasks)


async def two_names(xs):
    async with asyncio.TaskGroup() as tg:
        tasks = []
        for x in xs:
            first = tg.create_task(work(x))
            second = tg.create_task(work(x + 1))
            tasks.append(first)
            tasks.append(second)
    return [task.result() for task in tasks]


async def mixed(xs):
    tasks = []
    for x in xs:
        first = asyncio.create_task(work(x))
        tasks.append(first)
        tasks.append(asyncio.create_task(work(x)))
    return await asyncio.gather(*tasks)


async def above(xs):
    first = asyncio.create_task(work(1))
    tasks = [first]
    return await asyncio.gather(*tasks)


async def typed(xs):
    async with asyncio.TaskGroup() as tg:
        tasks: list[asyncio.Task[int]] = []
        for x in xs:
            if x:
                task: asyncio.Task[int] = tg.create_task(work(x))
                tasks.append(task)
    a, *b = [task.result() for task in tasks]
    return a, b


async def ensured(xs):
    async with asyncio.TaskGroup() as tg:
        tasks = []
        for x in xs:
            task = tg.create_task(work(x))
            tasks.append(task)
    return sum([task.result() for task in tasks])


async def read_again(xs):
    tasks = []
    for x in xs:
        task = asyncio.create_task(work(x))
        tasks.append(task)
    await asyncio.gather(*tasks)
    print(task.done())


async def said(xs):
    async with asyncio.TaskGroup() as tg:
        for x in xs:
            tg.create_task(work(x))
            print("made", x)


async def in_if(xs):
    async with asyncio.TaskGroup() as tg:
        for x in xs:
            if x:
                tg.create_task(work(x))
            else:
                print("no")
    print("end")


async def main():
    for function in (
        bare,
        kept,
        commented,
        skipped,
        called_back,
        two_names,
        mixed,
        above,
        typed,
        ensured,
        read_again,
        said,
        in_if,
    ):
        print(function.__name__, await function([1, 2]))


asyncio.run(main())
