import asyncio
import contextlib


async def main():
    loop = asyncio.get_running_loop()
    sleeper = asyncio.create_task(asyncio.sleep(60))
    loop.call_later(0.001, sleeper.cancel)
    try:
        await sleeper
    except asyncio.CancelledError:
        print("cancelled")
    other = asyncio.create_task(asyncio.sleep(60))
    loop.call_soon(other.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await other
    print(other.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
