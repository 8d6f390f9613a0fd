import asyncio
import time


async def main():
    def wait() -> time.sleep(0):
        return 1

    count: time.sleep(0) = 2
    time.sleep(0)
    return wait() + count


print(asyncio.run(main()))
