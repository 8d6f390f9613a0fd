import asyncio


class Exchange:
    def __init__(self, loop):
        self.loop = loop

    def candles(self, jobs):
        async def gather_all(coros):
            return await asyncio.gather(*coros, return_exceptions=True)

        results = self.loop.run_until_complete(gather_all(jobs))
        for result in results:
            if isinstance(result, Exception):
                print("failed", result)

    def trades(self, jobs):
        async def gather_all(coros):
            return await asyncio.gather(*coros, return_exceptions=True)

        return self.loop.run_until_complete(gather_all(jobs))

    async def books(self, jobs):
        async def gather_all(coros):
            return await asyncio.gather(*coros, return_exceptions=True)

        for result in await gather_all(jobs):
            if isinstance(result, Exception):
                print("failed", result)


async def gather_all(coros):
    return await asyncio.gather(*coros, return_exceptions=True)


async def main(jobs):
    for result in await gather_all(jobs):
        if isinstance(result, Exception):
            print("failed", result)
