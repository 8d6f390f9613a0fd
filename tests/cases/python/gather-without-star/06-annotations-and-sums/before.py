import asyncio
from typing import List


async def part(n):
    await asyncio.sleep(0)
    return n


async def annotated(a: list[asyncio.Task], b: "list[asyncio.Task]", c: List[asyncio.Task], d: "set"):
    await asyncio.gather(a)
    await asyncio.gather(b)
    await asyncio.gather(c)
    await asyncio.gather(d)


async def main(numbers, one):
    jobs = [part(n) for n in numbers]
    print(await asyncio.gather(jobs + [part(3)]))
    print(await asyncio.gather([part(4)] if numbers else []))
    both = jobs_of(numbers) + [part(6)]
    print(await asyncio.gather(both))
    named = {n: part(n) for n in numbers}
    print(await asyncio.gather(named.values()))
    print(await asyncio.gather(one + one))
    print(await asyncio.gather(part(7) if one else []))


def jobs_of(numbers):
    return [part(n) for n in numbers]
