import asyncio
import threading

left = asyncio.Lock()
right: asyncio.Semaphore = asyncio.Semaphore(1)
third = threading.Lock()
rows = []


async def both(row):
    async with left, right:
        await asyncio.sleep(0)
        rows.append(row)


async def one(row):
    async with left:
        rows.append(row)


async def third_one(row):
    with (
        third,
        open("/dev/null"),
    ):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(both(1), both(2), one(3))
    await third_one(1)
    print(sorted(rows))


if __name__ == "__main__":
    import faulthandler
    faulthandler.dump_traceback_later(0.5, exit=True, file=open("/dev/null", "w"))
    asyncio.run(main())
