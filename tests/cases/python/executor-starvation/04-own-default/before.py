import asyncio
from concurrent.futures import ThreadPoolExecutor


async def main(paths):
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(64))
    print(await asyncio.gather(*[asyncio.to_thread(read, path) for path in paths]))


def read(path):
    return path


if __name__ == "__main__":
    asyncio.run(main(["a", "b"]))
