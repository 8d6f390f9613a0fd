import asyncio

import requests


async def load(names):
    return [requests.get(name) for name in names]


print(asyncio.run(load(["a", "b"])))
