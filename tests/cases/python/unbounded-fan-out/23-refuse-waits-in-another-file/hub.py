import asyncio
gate = asyncio.Barrier(3)
queue = asyncio.Queue()


async def waiter(n):
    await gate.wait()
    return n


async def consume(n):
    return await queue.get()


async def produce(n):
    await asyncio.sleep(1)


async def helper(n):
    return await waiter(n)


class Hub:
    def __init__(self):
        self.ready = asyncio.Event()

    async def join(self, n):
        await self.ready.wait()
        return n

    async def free(self, n):
        await asyncio.sleep(0)
        return n
