import asyncio

from api import Api, fetch, pooled


async def main(api: Api, urls):
    a = await asyncio.gather(*[fetch(u) for u in urls])
    b = await asyncio.gather(*[api.get(u) for u in urls])
    sem = asyncio.Semaphore(20)

    async def bounded_pooled(u):
        async with sem:
            return await pooled(u)

    c = await asyncio.gather(*[bounded_pooled(u) for u in urls])
    return a, b, c
