import asyncio


async def load(name):
    return name.upper()


async def load_all(names):
    coros = []
    for name in names:
        if not name:
            raise ValueError("a name is missing")
        coros.append(load(name))
    return await asyncio.gather(*coros)
