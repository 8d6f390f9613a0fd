import asyncio
import time

import anyio.abc


async def child():
    time.sleep(0)
    return "child"


async def main():
    print(await child())


async def elsewhere(group: anyio.abc.TaskGroup):
    time.sleep(0)
    group.cancel_scope.cancel()


if __name__ == "__main__":
    asyncio.run(main())
