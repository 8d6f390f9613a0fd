import asyncio

cache = {}
queue = asyncio.Queue()


async def load(key):
    await asyncio.sleep(0)
    return key.upper()


async def get(key):
    # asked by everybody
    missing = key not in cache
    if missing:
        cache[key] = await load(key)
    return cache[key]


async def fill(item):
    idle = queue.empty()
    if idle:
        await queue.put(await load(item))


async def once(key):
    known = key in cache
    cache[key] = key
    if not known:
        await load(key)


async def main():
    print(await asyncio.gather(get("a"), get("a"), fill("b"), fill("c")), queue.qsize())


if __name__ == "__main__":
    asyncio.run(main())
