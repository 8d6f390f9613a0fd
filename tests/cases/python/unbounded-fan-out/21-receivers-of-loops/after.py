import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


class A:
    def __init__(self, n): self.n = n
    async def f(self, x):
        await asyncio.sleep(0)
        return self.n, x


async def a(xs, hosts):
    sem = asyncio.Semaphore(20)

    async def bounded_f(client, x):
        async with sem:
            return await client.f(x)

    jobs = []
    for h in hosts:
        client = A(h)
        for x in xs:
            jobs.append(bounded_f(client, x))
    return await asyncio.gather(*jobs)


async def b(xs, hosts):
    out = []
    client = A(0)
    for h in hosts:
        sem = asyncio.Semaphore(20)

        async def bounded_f(x):
            async with sem:
                return await client.f(x)

        out.extend(await asyncio.gather(*[bounded_f(x) for x in xs]))
        client = A(h)
    return out


async def c(xs, hosts):
    sem = asyncio.Semaphore(20)
    jobs = [_with_semaphore(sem, A(h).f(x)) for h in hosts for x in xs]
    return await asyncio.gather(*jobs)


async def d(xs, clients):
    sem = asyncio.Semaphore(20)

    async def bounded_f(i, x):
        async with sem:
            return await clients[i].f(x)

    return await asyncio.gather(*[bounded_f(i, x) for i, x in enumerate(xs)])


async def e(xs, hosts):
    sem = asyncio.Semaphore(20)
    jobs = []
    for client in map(A, hosts):
        jobs += map(lambda item: _with_semaphore(sem, client.f(item)), xs)
    return await asyncio.gather(*jobs)


async def f(xs):
    it = iter(xs)
    sem = asyncio.Semaphore(20)
    jobs = []
    for x in it:
        jobs.append(_with_semaphore(sem, A(next(it, 0)).f(x)))
    return await asyncio.gather(*jobs)


async def main():
    print(await a([1, 2], "xy"))
    print(await b([1, 2], "xy"))
    print(await c([1, 2], "xy"))
    print(await d([1, 2], [A(1), A(2)]))
    print(await e([1, 2], "xy"))
    print(await f([1, 2, 3, 4]))


asyncio.run(main())
