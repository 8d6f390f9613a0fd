import asyncio

from hub import Hub, waiter, consume, produce
from hub import helper as hp


async def main(hub: Hub, ns):
    await asyncio.gather(*[waiter(n) for n in ns])
    await asyncio.gather(*[hub.join(n) for n in ns])
    await asyncio.gather(*[consume(n) for n in ns])
    await asyncio.gather(*[hp(n) for n in ns])
    sem = asyncio.Semaphore(20)

    async def bounded_free(n):
        async with sem:
            return await hub.free(n)

    await asyncio.gather(*[bounded_free(n) for n in ns])
