import asyncio
from types import SimpleNamespace


async def load(key):
    return SimpleNamespace(size=key)


async def main():
    try:
        size = await (load(3).size)
    except AttributeError:
        size = "lost"
    print(size)


if __name__ == "__main__":
    asyncio.run(main())
