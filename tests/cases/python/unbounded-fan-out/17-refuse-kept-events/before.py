import asyncio


async def build(name, needs, ready):
    for need in needs[name]:
        await ready[need].wait()
    ready[name].set()
    return name


async def in_order(needs):
    ready = {}
    for name in needs:
        ready[name] = asyncio.Event()
    return await asyncio.gather(*[build(name, needs, ready) for name in needs])


async def pass_on(n, futures):
    if n:
        await futures[n - 1]
    futures[n].set_result(n)


async def in_a_row(numbers):
    loop = asyncio.get_running_loop()
    futures = {n: loop.create_future() for n in numbers}
    await asyncio.gather(*[pass_on(n, futures) for n in numbers])
    return len(futures)


async def main():
    needs = {n: [n + 1] if n < 29 else [] for n in range(30)}
    print(len(await in_order(needs)), await in_a_row(list(range(30))[::-1]))


if __name__ == "__main__":
    asyncio.run(main())
