import asyncio

parts = ["a", "b"]


async def show(part):
    print(part)


async def main():
    await asyncio.gather(*[show(parts) for parts in parts])


if __name__ == "__main__":
    asyncio.run(main())
