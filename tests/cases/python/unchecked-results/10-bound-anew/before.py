import asyncio

last = None


class Page:
    pass


async def load(n):
    await asyncio.sleep(0)
    if n < 0:
        raise ValueError(n)
    return n


async def rows(numbers):
    results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
    results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
    for result in results:
        if isinstance(result, ValueError):
            print("failed", result)


async def walks(numbers):
    first = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
    for one in first:
        print(one)
    second = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
    for one in second:
        if isinstance(one, Exception):
            print("failed", one)


async def pages(numbers):
    found = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
    return [one for one in found if isinstance(one, Page)]


async def keep(numbers):
    global last
    last = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)


async def main():
    await rows([1])
    await walks([1])
    await keep([1])
    print(await pages([1]), last)


if __name__ == "__main__":
    asyncio.run(main())
