import asyncio

import tools.waiting
from tools import nap, wait


async def tick():
    await asyncio.sleep(0.001)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    nap(0)
    wait(0)


async def main():
    await tick()
    print("done")


tools.waiting.run(main())
