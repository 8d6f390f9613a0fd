import asyncio


async def main():
    print((await asyncio.sleep(0)).__class__, (await asyncio.sleep(0)).__class__)


if __name__ == "__main__":
    asyncio.run(main())
