import asyncio
import time


async def half():
    try:
        time.sleep(0.05)
    except ValueError:
        print("too late")


async def none_left():
    try:
        time.sleep(-1)
    except ValueError:
        print("too late")


async def main():
    await half()
    await none_left()
    print("done")


asyncio.run(main())
