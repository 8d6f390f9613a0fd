import asyncio


class Publisher:
    def __init__(self, groups):
        self.groups = groups
        self.running = None

    async def start(self):
        self.running = asyncio.gather(*[group.run(self) for group in self.groups])

    async def stop(self):
        self.running.cancel()
        sem = asyncio.Semaphore(20)

        async def bounded_close(group):
            async with sem:
                return await group.close()

        await asyncio.gather(*[bounded_close(group) for group in self.groups])

    async def drain(self, queues):
        await asyncio.gather(*(queue.join() for queue in queues))
        await asyncio.gather(*(holder.wait_until_released() for holder in queues))
        await asyncio.gather(*(worker.finished() for worker in queues))
