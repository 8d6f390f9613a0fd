import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


async def fetch(page, u):
    await asyncio.sleep(0)
    return page, u


class P:
    def __init__(self, n): self.n = n

    async def fetch(self, u):
        await asyncio.sleep(0)
        return self.n, u


async def a(pages, urls):
    futs = []
    for page in pages:
        sem = asyncio.Semaphore(20)
        futs.append(asyncio.gather(*[_with_semaphore(sem, fetch(page, u)) for u in urls]))
    return [await f for f in futs]


async def b(pages, urls):
    futs = []
    for page in pages:
        sem = asyncio.Semaphore(20)
        tasks = []
        for u in urls:
            tasks.append(asyncio.create_task(_with_semaphore(sem, fetch(page, u))))
        futs.append(asyncio.gather(*tasks))
    return [await f for f in futs]


async def c(pages, urls):
    tasks = []
    for page in pages:
        tasks.extend(map(page.fetch, urls))
    return await asyncio.gather(*tasks)


async def d(pages, urls):
    out = []
    for page in pages:
        sem = asyncio.Semaphore(20)

        async def bounded_fetch(u):
            async with sem:
                return await fetch(page, u)

        async with asyncio.TaskGroup() as tg:
            for u in urls:
                out.append(tg.create_task(bounded_fetch(u)))
        page = 0
    urls = 3
    return [t.result() for t in out]


async def e(pages, urls):
    out = []
    sem = asyncio.Semaphore(20)
    async with asyncio.TaskGroup() as tg:
        for page in pages:
            out += [tg.create_task(_with_semaphore(sem, fetch(page, u))) for u in urls]
    return [t.result() for t in out]


async def f(pages, urls):
    out = []
    for page in pages:
        sem = asyncio.Semaphore(20)

        async def bounded_fetch(u):
            async with sem:
                return await fetch(page, u)

        done, _ = await asyncio.wait([asyncio.create_task(bounded_fetch(u)) for u in urls])
        out += sorted(t.result() for t in done)
    return out


async def g(pages, urls):
    out = []
    for page in pages:
        sem = asyncio.Semaphore(20)
        jobs = [_with_semaphore(sem, fetch(page, u)) for u in urls]
        page = None
        out += await asyncio.gather(*jobs)
    return out


async def h(pages, urls):
    sem = asyncio.Semaphore(20)
    jobs = []
    for page in pages:
        jobs.extend(_with_semaphore(sem, fetch(page, u)) for u in urls)
    out = []
    for fut in asyncio.as_completed(jobs):
        out.append(await fut)
    return sorted(out)


async def i(pages, urls):
    sem = asyncio.Semaphore(20)
    jobs = []
    while pages:
        page = pages.pop()
        jobs.extend([_with_semaphore(sem, fetch(page, u)) for u in urls])
    return await asyncio.gather(*jobs)


async def j(pages, urls):
    outer = []
    for page in pages:
        async def one(u):
            return await fetch(page, u)
        sem = asyncio.Semaphore(20)

        async def bounded_one(u):
            async with sem:
                return await one(u)

        outer.append(await asyncio.gather(*[bounded_one(u) for u in urls]))
    return outer


async def main():
    print(await a([1, 2], "xy"))
    print(await b([1, 2], "xy"))
    print(await c([P(1), P(2)], "xy"))
    print(await d([1, 2], "xy"))
    print(await e([1, 2], "xy"))
    print(await f([1, 2], "xy"))
    print(await g([1, 2], "xy"))
    print(await h([1, 2], "xy"))
    print(await i([1, 2], "xy"))
    print(await j([1, 2], "xy"))


asyncio.run(main())
