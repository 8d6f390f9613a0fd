import asyncio


async def work(n):
    for i in reversed(range(10 ** 5)):
        n += i
    for i, _ in enumerate(range(200_000)):
        n += i
    for i in reversed(range(10)):
        n += i
    return n


if __name__ == "__main__":
    print(asyncio.run(work(1)))
