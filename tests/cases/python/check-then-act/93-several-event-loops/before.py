import asyncio

cache = {}


async def load(key):
    return key


async def get(key):
    if key not in cache:
        cache[key] = await load(key)
    return cache[key]


for name in ("a", "b"):
    print(asyncio.run(get(name)))
