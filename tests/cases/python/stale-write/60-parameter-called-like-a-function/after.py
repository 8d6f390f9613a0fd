import asyncio

total = 0


async def fetch(extra):
    await asyncio.sleep(0)
    return extra + 1


async def count():
    global total
    value = await fetch(1)
    total += value


async def extra():
    global total
    total += 10


async def main():
    await asyncio.gather(count(), extra())
    print(total)


if __name__ == "__main__":
    asyncio.run(main())
