import asyncio

lock = asyncio.Lock()


async def use():
    async with lock:
        await asyncio.sleep(0)


def main():
    asyncio.run(use())


if __name__ == "__main__":
    main()
    main()
