import asyncio

lock = asyncio.Lock()


async def load(name):
    async with lock:
        return name


def main():
    for name in ("a", "b"):
        with asyncio.Runner() as runner:
            runner.run(load(name))


main()
