import asyncio


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
        futs.append(asyncio.gather(*[fetch(page, u) for u in urls]))
    return [await f for f in futs]


async def b(pages, urls):
    futs = []
    for page in pages:
        tasks = []
        for u in urls:
            tasks.append(asyncio.create_task(fetch(page, u)))
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
        async with asyncio.TaskGroup() as tg:
            for u in urls:
                out.append(tg.create_task(fetch(page, u)))
        page = 0
    urls = 3
    return [t.result() for t in out]


async def e(pages, urls):
    out = []
    async with asyncio.TaskGroup() as tg:
        for page in pages:
            out += [tg.create_task(fetch(page, u)) for u in urls]
    return [t.result() for t in out]


async def f(pages, urls):
    out = []
    for page in pages:
        done, _ = await asyncio.wait([asyncio.create_task(fetch(page, u)) for u in urls])
        out += sorted(t.result() for t in done)
    return out


async def g(pages, urls):
    out = []
    for page in pages:
        jobs = [fetch(page, u) for u in urls]
        page = None
        out += await asyncio.gather(*jobs)
    return out


async def h(pages, urls):
    jobs = []
    for page in pages:
        jobs.extend(fetch(page, u) for u in urls)
    out = []
    for fut in asyncio.as_completed(jobs):
        out.append(await fut)
    return sorted(out)


async def i(pages, urls):
    jobs = []
    while pages:
        page = pages.pop()
        jobs.extend([fetch(page, u) for u in urls])
    return await asyncio.gather(*jobs)


async def j(pages, urls):
    outer = []
    for page in pages:
        async def one(u):
            return await fetch(page, u)
        outer.append(await asyncio.gather(*[one(u) for u in urls]))
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
