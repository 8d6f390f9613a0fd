import asyncio


async def work():
    return 1


async def main():
    loop = asyncio.get_event_loop()
    try:
        return loop.run_until_complete(work())
    finally:
        loop.close()


async def other():
    loop = asyncio.get_event_loop()
    started = loop.time()
    return await work(), loop.time() >= started
