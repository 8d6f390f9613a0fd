import anyio
import asyncio

total = 0


async def add(n):
    global total
    seen = total
    await anyio.sleep(0)
    total = seen + n


async def add_with_asyncio(n):
    global total
    seen = total
    await asyncio.sleep(0)
    total = seen + n


async def main():
    await add(1)
    await add_with_asyncio(2)
    print(total)


if __name__ == "__main__":
    anyio.run(main)
