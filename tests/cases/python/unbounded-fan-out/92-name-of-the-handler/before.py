import asyncio


async def tell(listener, error):
    await asyncio.sleep(0)
    return f"{listener}: {error}"


async def run(listeners):
    try:
        raise ValueError("broken")
    except ValueError as error:
        return await asyncio.gather(*(tell(listener, error) for listener in listeners))


async def note(listeners, error):
    return await asyncio.gather(*(tell(listener, error) for listener in listeners))


async def main():
    print(await run(["a", "b"]), await note(["c"], "late"))


asyncio.run(main())
