import asyncio


async def main():
    waiter = asyncio.Future()

    def work():
        waiter.set_result(1)

    await asyncio.to_thread(work)
    return await waiter
