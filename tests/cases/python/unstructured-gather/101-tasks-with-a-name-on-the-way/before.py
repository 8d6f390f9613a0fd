import asyncio


async def work(n):
    await asyncio.sleep(0)
    return n


async def bare(xs):
    tasks = []
    for x in xs:
        task = asyncio.create_task(work(x), name=f"t{x}")
        tasks.append(task)
    await asyncio.gather(*tasks)


async def kept(xs):
    tasks = []
    for x in xs:
        # one each
        task = asyncio.create_task(
            work(x),  # go
        )
        print("made", x)
        tasks.append(task)  # keep
    results = await asyncio.gather(*tasks)
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
    tasks = []
    for x in xs:
        first = asyncio.create_task(work(x))
        second = asyncio.create_task(work(x + 1))
        tasks.append(first)
        tasks.append(second)
    return await asyncio.gather(*tasks)


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
    tasks: list[asyncio.Task[int]] = []
    for x in xs:
        if x:
            task: asyncio.Task[int] = asyncio.create_task(work(x))
            tasks.append(task)
    a, *b = await asyncio.gather(*tasks)
    return a, b


async def ensured(xs):
    tasks = []
    for x in xs:
        task = asyncio.ensure_future(work(x))
        tasks.append(task)
    return sum(await asyncio.gather(*tasks))


async def read_again(xs):
    tasks = []
    for x in xs:
        task = asyncio.create_task(work(x))
        tasks.append(task)
    await asyncio.gather(*tasks)
    print(task.done())


async def said(xs):
    tasks = []
    for x in xs:
        task = asyncio.create_task(work(x))
        tasks.append(task)
        print("made", x)
    await asyncio.gather(*tasks)


async def in_if(xs):
    tasks = []
    for x in xs:
        if x:
            task = asyncio.create_task(work(x))

            tasks.append(task)
        else:
            print("no")
    await asyncio.gather(*tasks)
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
