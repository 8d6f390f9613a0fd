import asyncio

lock = asyncio.Lock()
PAUSE = 2


async def load(proc):
    async with lock:
        await asyncio.sleep(delay=PAUSE)
        await asyncio.sleep(0.5)
        await asyncio.gather(
            asyncio.to_thread(str.upper, "a"),
            asyncio.sleep(0),
        )
        later = asyncio.create_task(asyncio.to_thread(str.upper, "b"))
        child = await asyncio.create_subprocess_exec("true")
        await child.wait()
    return await later


async def use(given: asyncio.Lock):
    async with given, asyncio.timeout(3):
        await asyncio.sleep(60 * 2)
