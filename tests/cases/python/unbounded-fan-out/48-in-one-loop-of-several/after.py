import asyncio

import sniffio
import trio


async def load_all(names):
    work = [load(name) for name in names]
    if sniffio.current_async_library() == "asyncio":
        return await asyncio.gather(*work)
    async with trio.open_nursery() as nursery:
        for one in work:
            nursery.start_soon(finish, one)


async def in_asyncio(names):
    sem = asyncio.Semaphore(20)

    async def bounded_load(name):
        async with sem:
            return await load(name)

    return await asyncio.gather(*[bounded_load(name) for name in names])


async def load(name):
    return name


async def finish(work):
    await work
