import asyncio


async def load(number):
    return number * 10


async def main():
    print(await asyncio.gather(*{load(n): n for n in range(2)}))
    print(await asyncio.gather(*{load(3): "a", load(4): "b"}))
    names = {load(5): "five"}
    for coro in names:
        print(await coro, len(names))
    for coro in {load(6): "six", load(7): "seven"}:
        print(await coro)


asyncio.run(main())
