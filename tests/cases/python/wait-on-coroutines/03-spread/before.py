import asyncio


async def work(n):
    return n


async def main(numbers):
    await asyncio.wait([*[work(n) for n in numbers], work(0)])
    done, _ = await asyncio.wait([asyncio.create_task(work(1)), work(2)])
    await asyncio.wait([*numbers, work(3)])
    return len(done)
