import asyncio

allowed = {"a", "b"}
cache = {}


async def may(key):
    await asyncio.sleep(0)
    return key in allowed


async def late(key):
    if key not in cache and await may(key):
        cache[key] = len(cache)
    return cache.get(key)


async def early(key):
    if await may(key) and key not in cache:
        cache[key] = len(cache)
    return cache.get(key)


async def either(key):
    if key in cache or await may(key):
        return cache.get(key)
    return None


async def main():
    print(await late("a"), await early("b"), await late("c"), await either("a"))


if __name__ == "__main__":
    asyncio.run(main())
