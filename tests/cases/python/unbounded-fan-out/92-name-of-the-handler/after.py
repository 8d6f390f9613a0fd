import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


async def tell(listener, error):
    await asyncio.sleep(0)
    return f"{listener}: {error}"


async def run(listeners):
    try:
        raise ValueError("broken")
    except ValueError as error:
        sem = asyncio.Semaphore(20)
        return await asyncio.gather(*(_with_semaphore(sem, tell(listener, error)) for listener in listeners))


async def note(listeners, error):
    sem = asyncio.Semaphore(20)

    async def bounded_tell(listener):
        async with sem:
            return await tell(listener, error)

    return await asyncio.gather(*(bounded_tell(listener) for listener in listeners))


async def main():
    print(await run(["a", "b"]), await note(["c"], "late"))


asyncio.run(main())
