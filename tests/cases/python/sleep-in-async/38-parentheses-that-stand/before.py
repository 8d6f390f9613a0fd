import asyncio
import time


async def main():
    print((time.sleep(0)).__class__, time.sleep(0).__class__)


if __name__ == "__main__":
    asyncio.run(main())
