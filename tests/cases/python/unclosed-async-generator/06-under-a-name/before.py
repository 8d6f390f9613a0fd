import asyncio


async def rows():
    for n in range(5):
        yield n


async def first():
    stream = rows()
    async for row in stream:
        if row:
            return row


async def both():
    stream = rows()
    async for row in stream:
        break
    return row, [row async for row in stream]


async def main():
    print(await first(), await both())


if __name__ == "__main__":
    asyncio.run(main())
