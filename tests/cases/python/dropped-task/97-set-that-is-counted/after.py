import asyncio

_background_tasks = set()


class Pool:
    def __init__(self, width):
        self.width = width
        self._tasks = set()

    async def run(self, job):
        while len(self._tasks) >= self.width:
            await asyncio.sleep(0.01)
        task = asyncio.create_task(job())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def flush(self):
        task = asyncio.create_task(self.write())
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)

    async def write(self):
        print("written")


class Feed:
    def __init__(self):
        self._tasks = set()

    def flush(self):
        print(len(self._tasks))
        task = asyncio.create_task(self.write())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def write(self):
        print("written")


async def main():
    Pool(1).flush()
    feed = Feed()
    feed.flush()
    await asyncio.sleep(0.05)


asyncio.run(main())
