import asyncio

from lanes import in_lane


def traced(function):
    async def wrapper(*args):
        print(function.__name__)
        return await function(*args)

    return wrapper


@in_lane
async def load(name):
    await asyncio.sleep(0)
    return name.upper()


@traced
async def store(name):
    await asyncio.sleep(0)
    return name.lower()


async def load_all(names):
    return await asyncio.gather(*[load(name) for name in names])


async def store_all(names):
    sem = asyncio.Semaphore(20)

    async def bounded_store(name):
        async with sem:
            return await store(name)

    return await asyncio.gather(*[bounded_store(name) for name in names])


if __name__ == "__main__":
    print(asyncio.run(load_all(["a", "b"])), asyncio.run(store_all(["A", "B"])))
