import asyncio
import threading

guard = threading.Lock()


async def work(rows):
    with guard:
        await asyncio.sleep(0)
        rows.append("done")


async def apart(rows):
    own = asyncio.Lock()
    async with own:
        await asyncio.sleep(0)
        rows.append("done")


def main():
    asyncio.run(work([]))


def again():
    asyncio.run(apart([]))
