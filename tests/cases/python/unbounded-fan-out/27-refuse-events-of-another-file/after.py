import asyncio

from shop.work import build, open_all


async def in_order(needs):
    events = {}
    for name in needs:
        events[name] = asyncio.Event()
    return await asyncio.gather(*[build(name, needs, events) for name in needs])


async def opened(needs):
    events = {name: asyncio.Event() for name in needs}
    sem = asyncio.Semaphore(20)

    async def bounded_open_all(name):
        async with sem:
            return await open_all(name, events)

    return await asyncio.gather(*[bounded_open_all(name) for name in needs])


async def main():
    needs = {n: [n + 1] if n < 29 else [] for n in range(30)}
    print(len(await in_order(needs)), len(await opened(needs)))


if __name__ == "__main__":
    asyncio.run(main())
