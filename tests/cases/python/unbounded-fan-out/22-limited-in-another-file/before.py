import asyncio

from api import Api, fetch, pooled


async def main(api: Api, urls):
    a = await asyncio.gather(*[fetch(u) for u in urls])
    b = await asyncio.gather(*[api.get(u) for u in urls])
    c = await asyncio.gather(*[pooled(u) for u in urls])
    return a, b, c
