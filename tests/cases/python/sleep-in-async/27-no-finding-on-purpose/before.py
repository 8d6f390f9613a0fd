import asyncio
import time


async def starve():
    # Block the loop on purpose, so that the heartbeat is late.
    time.sleep(0.01)
    time.sleep(0.01)  # noqa: ASYNC251
    await asyncio.sleep(0)
    print("done")


if __name__ == "__main__":
    asyncio.run(starve())
