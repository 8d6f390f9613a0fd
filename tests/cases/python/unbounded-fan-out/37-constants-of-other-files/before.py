import asyncio

import shop
from shop import REGIONS, SHOPS
from shop.regions import REGIONS as NEAR


async def stock(name):
    await asyncio.sleep(0)
    return len(name)


async def by_region():
    far = await asyncio.gather(*[stock(region) for region in REGIONS])
    near = await asyncio.gather(*[stock(region) for region in NEAR])
    both = await asyncio.gather(*[stock(region) for region in shop.regions.REGIONS])
    return far, near, both


async def by_shop():
    return await asyncio.gather(*[stock(name) for name in SHOPS])


if __name__ == "__main__":
    print(asyncio.run(by_region()), asyncio.run(by_shop()))
