import asyncio

_background_tasks = set()


class Server:
    def __init__(self):
        self._tasks = set()

    async def serve(self):
        for n in range(3):
            self._tasks.add(asyncio.create_task(self.one(n)))
        task = asyncio.create_task(watch())
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)
        task = asyncio.create_task(self.one(4))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.wait(self._tasks)

    async def one(self, n):
        await asyncio.sleep(n)


class Stopped:
    def __init__(self):
        self._tasks = set()

    async def serve(self):
        for n in range(3):
            self._tasks.add(asyncio.create_task(asyncio.sleep(n)))
        task = asyncio.create_task(watch())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self):
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def watch():
    while True:
        await asyncio.sleep(1)
