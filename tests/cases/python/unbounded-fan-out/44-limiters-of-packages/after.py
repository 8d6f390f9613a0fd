import asyncio

import aiohttp
from aiolimiter import AsyncLimiter
from gatekeeper import Gate, Throttle

limiter = AsyncLimiter(10)
rate_limit = Throttle(3)


class Client:
    def __init__(self):
        self.entry = Gate()
        self.aggregate = aiohttp.ClientSession()

    async def first(self, url):
        async with limiter:
            return url

    async def second(self, url):
        async with rate_limit:
            return url

    async def third(self, url):
        async with self.entry:
            return url

    async def fourth(self, url):
        async with self.aggregate as session:
            return session.get(url)


async def main(client: Client, urls):
    await asyncio.gather(*[client.first(url) for url in urls])
    await asyncio.gather(*[client.second(url) for url in urls])
    await asyncio.gather(*[client.third(url) for url in urls])
    sem = asyncio.Semaphore(20)

    async def bounded_fourth(url):
        async with sem:
            return await client.fourth(url)

    await asyncio.gather(*[bounded_fourth(url) for url in urls])
