import asyncio

from tools import gather, run


async def part(n):
    return n


async def main(numbers):
    sem = asyncio.Semaphore(20)

    async def bounded_part(n):
        async with sem:
            return await part(n)

    print(await gather(*[bounded_part(n) for n in numbers]))


run(main(range(3)))
