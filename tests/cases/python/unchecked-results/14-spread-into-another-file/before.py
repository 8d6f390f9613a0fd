import asyncio

from outcome import check


async def load(n):
    await asyncio.sleep(0)
    return n


def show(*results):
    print(len(results))


async def checked(numbers):
    results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
    check(*results)
    return len(results)


async def shown(numbers):
    results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
    show(*results)
    return len(results)


async def main():
    print(await checked([1, 2]), await shown([1]))


asyncio.run(main())
