import asyncio


async def build(name, needs, ready):
    for need in needs[name]:
        await ready[need].wait()
    ready[name].set()
    return name


async def in_order(needs):
    events = {name: asyncio.Event() for name in needs}
    return await asyncio.gather(*[build(name, needs, events) for name in needs])


async def settle(n, futures):
    return await after(n - 1, futures) if n else 0


async def after(n, kept):
    return await kept[n]


async def in_a_row(numbers):
    loop = asyncio.get_running_loop()
    waiting = [loop.create_future() for _ in numbers]
    return await asyncio.gather(*[settle(n, futures=waiting) for n in numbers])


async def meet(n, gate):
    await gate.wait()
    return n


async def at_once(numbers):
    barrier = asyncio.Barrier(len(numbers))
    return await asyncio.gather(*[meet(n, barrier) for n in numbers])


async def start(n, signal):
    if n:
        return await signal
    signal.set_result("go")


async def on_signal(numbers):
    future = asyncio.get_running_loop().create_future()
    return await asyncio.gather(*[start(n, future) for n in numbers])


async def add(n, first):
    return n + await first


async def on_a_task(numbers):
    running = asyncio.create_task(asyncio.sleep(0, 1))
    sem = asyncio.Semaphore(20)

    async def bounded_add(n):
        async with sem:
            return await add(n, running)

    return await asyncio.gather(*[bounded_add(n) for n in numbers])


async def push(n, out):
    await out.put(n)


async def collected(numbers):
    results = asyncio.Queue()
    sem = asyncio.Semaphore(20)

    async def bounded_push(n):
        async with sem:
            return await push(n, results)

    await asyncio.gather(*[bounded_push(n) for n in numbers])
    return results.qsize()


class Job:
    def __init__(self, name):
        self.name = name
        self.needs = []
        self.finished = asyncio.Event()

    async def run(self):
        for need in self.needs:
            await need.finished.wait()
        self.finished.set()
        return self.name


async def run_all(jobs):
    return await asyncio.gather(*[job.run() for job in jobs])


class Board:
    def __init__(self, jobs):
        self.jobs = jobs
        self.ready = asyncio.Event()

    async def start(self):
        await self.ready.wait()
        sem = asyncio.Semaphore(20)

        async def bounded_start(job):
            async with sem:
                return await job.start()

        return await asyncio.gather(*[bounded_start(job) for job in self.jobs])


async def plain(n, gate):
    gate.set()
    return n


async def opened(numbers):
    gate = asyncio.Event()
    sem = asyncio.Semaphore(20)

    async def bounded_plain(n):
        async with sem:
            return await plain(n, gate)

    return await asyncio.gather(*[bounded_plain(n) for n in numbers])


async def main():
    needs = {n: [n + 1] if n < 29 else [] for n in range(30)}
    print(len(await in_order(needs)), len(await at_once(list(range(30)))))
    jobs = [Job(n) for n in range(30)]
    jobs[0].needs = jobs[1:]
    print(len(await run_all(jobs)), len(await opened(list(needs))))
    print(len(await on_signal(range(29, -1, -1))), sum(await on_a_task(list(range(30)))))
    print(await collected(list(needs)))


if __name__ == "__main__":
    asyncio.run(main())
