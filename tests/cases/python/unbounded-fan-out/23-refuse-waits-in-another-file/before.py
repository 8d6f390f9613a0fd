import asyncio

from hub import Hub, waiter, consume, produce
from hub import helper as hp


async def main(hub: Hub, ns):
    await asyncio.gather(*[waiter(n) for n in ns])
    await asyncio.gather(*[hub.join(n) for n in ns])
    await asyncio.gather(*[consume(n) for n in ns])
    await asyncio.gather(*[hp(n) for n in ns])
    await asyncio.gather(*[hub.free(n) for n in ns])
