import asyncio

from shop.work import build, open_all


async def in_order(needs):
    events = {}
    for name in needs:
        events[name] = asyncio.Event()
    return await asyncio.gather(*[build(name, needs, events) for name in needs])


async def opened(needs):
    events = {name: asyncio.Event() for name in needs}
    return await asyncio.gather(*[open_all(name, events) for name in needs])


async def main():
    needs = {n: [n + 1] if n < 29 else [] for n in range(30)}
    print(len(await in_order(needs)), len(await opened(needs)))


if __name__ == "__main__":
    asyncio.run(main())
