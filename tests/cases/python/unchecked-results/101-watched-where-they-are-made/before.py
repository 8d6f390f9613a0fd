import asyncio


class Mirror:
    def __init__(self):
        self._jobs: set[asyncio.Task] = set()
        self._by_name: dict[str, asyncio.Task] = {}

    def start_all(self, names):
        started = []
        for name in names:
            task = asyncio.create_task(copy(name))
            task.add_done_callback(self.tell)
            started.append(task)
        return started

    def tell(self, task):
        if task.exception():
            print("failed:", task.exception())

    async def refresh(self, shelves):
        tasks = []
        for names in shelves:
            tasks.extend(self.start_all(names))
        await asyncio.gather(*tasks, return_exceptions=True)

    async def flush(self):
        waiting = tuple(self._jobs)
        await asyncio.gather(*waiting, return_exceptions=True)

    async def settled(self):
        open_ones = [job for job in self._by_name.values() if not job.done()]
        await asyncio.gather(*open_ones, return_exceptions=True)

    async def kept(self, names):
        jobs = [asyncio.create_task(copy(name)) for name in names]
        for job in jobs:
            self._jobs.add(job)
            job.add_done_callback(self._jobs.discard)
        await asyncio.gather(*jobs, return_exceptions=True)


def log_exceptions(function):
    return function


@log_exceptions
async def told(name):
    await copy(name)


async def tell_each(names):
    await asyncio.gather(*[told(name) for name in names], return_exceptions=True)


async def copy(name):
    await asyncio.sleep(0)
