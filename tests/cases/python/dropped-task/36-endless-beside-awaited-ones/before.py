import asyncio


class Server:
    def __init__(self):
        self._tasks = set()

    async def serve(self):
        for n in range(3):
            self._tasks.add(asyncio.create_task(self.one(n)))
        asyncio.create_task(watch())
        asyncio.create_task(self.one(4))
        await asyncio.wait(self._tasks)

    async def one(self, n):
        await asyncio.sleep(n)


class Stopped:
    def __init__(self):
        self._tasks = set()

    async def serve(self):
        for n in range(3):
            self._tasks.add(asyncio.create_task(asyncio.sleep(n)))
        asyncio.create_task(watch())

    async def stop(self):
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def watch():
    while True:
        await asyncio.sleep(1)
