import asyncio
import time

pages = {"a": 1, "b": 2}


async def load(name):
    await asyncio.sleep(0)
    pages[name] = len(pages)


async def refresh(rounds):
    while rounds:
        await asyncio.gather(*[load(name) for name in pages])
        await asyncio.sleep(0.001)
        rounds -= 1


async def copy_on(name):
    while True:
        size = pages[name]
        time.sleep(0.001)
        pages.update({key: size for key in pages})
        return


async def main():
    await refresh(2)
    await copy_on("a")
    print(pages)


if __name__ == "__main__":
    asyncio.run(main())
