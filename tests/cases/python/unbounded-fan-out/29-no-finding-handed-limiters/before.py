import asyncio
import contextlib


async def fetch(url, pool):
    async with pool:
        await asyncio.sleep(0)
        return url


async def given(urls, pool: asyncio.Semaphore):
    return await asyncio.gather(*[fetch(url, pool=pool) for url in urls])


class Client:
    def __init__(self):
        self.turns = asyncio.BoundedSemaphore(3)

    async def all(self, urls):
        return await asyncio.gather(*[fetch(url, self.turns) for url in urls])

    async def stacked(self, url):
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(self.turns)
            return url

    async def all_stacked(self, urls):
        return await asyncio.gather(*[self.stacked(url) for url in urls])


async def main():
    urls = [str(n) for n in range(30)]
    client = Client()
    print(len(await given(urls, asyncio.Semaphore(5))), len(await client.all(urls)))
    print(len(await client.all_stacked(urls)))


if __name__ == "__main__":
    asyncio.run(main())
