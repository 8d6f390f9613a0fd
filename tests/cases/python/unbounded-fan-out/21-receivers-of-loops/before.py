import asyncio


class A:
    def __init__(self, n): self.n = n
    async def f(self, x):
        await asyncio.sleep(0)
        return self.n, x


async def a(xs, hosts):
    jobs = []
    for h in hosts:
        client = A(h)
        for x in xs:
            jobs.append(client.f(x))
    return await asyncio.gather(*jobs)


async def b(xs, hosts):
    out = []
    client = A(0)
    for h in hosts:
        out.extend(await asyncio.gather(*[client.f(x) for x in xs]))
        client = A(h)
    return out


async def c(xs, hosts):
    jobs = [A(h).f(x) for h in hosts for x in xs]
    return await asyncio.gather(*jobs)


async def d(xs, clients):
    return await asyncio.gather(*[clients[i].f(x) for i, x in enumerate(xs)])


async def e(xs, hosts):
    jobs = []
    for client in map(A, hosts):
        jobs += map(client.f, xs)
    return await asyncio.gather(*jobs)


async def f(xs):
    it = iter(xs)
    jobs = []
    for x in it:
        jobs.append(A(next(it, 0)).f(x))
    return await asyncio.gather(*jobs)


async def main():
    print(await a([1, 2], "xy"))
    print(await b([1, 2], "xy"))
    print(await c([1, 2], "xy"))
    print(await d([1, 2], [A(1), A(2)]))
    print(await e([1, 2], "xy"))
    print(await f([1, 2, 3, 4]))


asyncio.run(main())
