import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


async def f(cfg, x):
    await asyncio.sleep(0)
    return cfg, x


async def a(xs):
    cfg = 3
    sem = asyncio.Semaphore(20)
    tasks = [asyncio.create_task(_with_semaphore(sem, f(cfg, x))) for x in xs]
    del cfg
    return await asyncio.gather(*tasks)


async def b(xs):
    try:
        raise ValueError("v")
    except ValueError as exc:
        sem = asyncio.Semaphore(20)
        tasks = [asyncio.create_task(_with_semaphore(sem, f(str(exc), x))) for x in xs]
        sem2 = asyncio.Semaphore(20)
        tasks2 = [asyncio.create_task(_with_semaphore(sem2, f(exc, x))) for x in xs]
    r = await asyncio.gather(*tasks)
    s = await asyncio.gather(*tasks2)
    return r, str(s)


async def c(xs):
    k = 0

    async def bump():
        nonlocal k
        k += 1
        await asyncio.sleep(0)

    sem = asyncio.Semaphore(20)
    tasks = [asyncio.create_task(_with_semaphore(sem, f(k, x))) for x in xs]
    await bump()
    return await asyncio.gather(*tasks)


class G:
    mode = 1

    async def f(self, m, x):
        await asyncio.sleep(0)
        return m, x

    async def a(self, xs):
        sem = asyncio.Semaphore(20)
        tasks = [asyncio.create_task(_with_semaphore(sem, self.f(self.mode, x))) for x in xs]
        self.mode = 2
        return await asyncio.gather(*tasks)

    async def b(self, xs):
        sem = asyncio.Semaphore(20)
        tasks = [asyncio.create_task(_with_semaphore(sem, self.f(self.mode, x))) for x in xs]
        await self.switch()
        return await asyncio.gather(*tasks)

    async def switch(self):
        self.mode = 9

    async def c(self, xs, items):
        out = []
        for item in items:
            self.cur = item
            out.append([asyncio.create_task(self.f(self.cur, x)) for x in xs])
        return [await asyncio.gather(*o) for o in out]

    async def d(self, xs):
        with open("/dev/null") as fh:
            sem = asyncio.Semaphore(20)
            tasks = [asyncio.create_task(_with_semaphore(sem, self.f(fh.name, x))) for x in xs]
        fh = None
        return await asyncio.gather(*tasks)

    async def e(self, xs):
        sem = asyncio.Semaphore(20)
        sem2 = asyncio.Semaphore(20)

        async def bounded_f(x):
            async with sem2:
                return await self.f(m, x)

        async with asyncio.TaskGroup() as tg:
            m = 1
            ts = [tg.create_task(_with_semaphore(sem, self.f(m, x))) for x in xs]
            m = 2
            ts += [tg.create_task(bounded_f(x)) for x in xs]
        return [t.result() for t in ts]


async def main():
    g = G()
    print(await a([1, 2]), await b([1]), await c([1]), await g.a([1]), await g.b([1]), await g.c([1, 2], [3, 4]), await g.d([1]), await g.e([1]))


asyncio.run(main())
