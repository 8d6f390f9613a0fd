import asyncio


async def load(n):
    return await asyncio.to_thread(abs, n)


async def in_chunks(numbers):
    for start in range(0, len(numbers), 10):
        await asyncio.gather(*[load(n) for n in numbers[start:start + 10]])
        chunk = numbers[start:start + 10]
        await asyncio.gather(*[load(n) for n in chunk])


async def all_at_once(numbers):
    return await asyncio.gather(*[load(n) for n in numbers[1:]])
