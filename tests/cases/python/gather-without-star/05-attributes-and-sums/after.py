import asyncio


async def part(n):
    await asyncio.sleep(0)
    return n


class Loader:
    def __init__(self):
        self._tasks = []
        self._other = None

    async def run(self, jobs: list, more):
        self._tasks.append(asyncio.create_task(part(1)))
        await asyncio.gather(*self._tasks)
        await asyncio.gather(*jobs)
        await asyncio.gather(*[part(2)] + jobs, return_exceptions=True)
        await asyncio.gather(self._other)
        await asyncio.gather(more)
