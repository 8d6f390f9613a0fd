import asyncio
import threading

lock = asyncio.Lock()


async def load(name):
    async with lock:
        return name


def show(name):
    print(name)


def main():
    with asyncio.Runner() as runner:
        for name in ("a", "b"):
            runner.run(load(name))
            threading.Thread(target=show, args=(name,)).start()


main()
