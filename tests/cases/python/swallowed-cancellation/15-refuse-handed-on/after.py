import asyncio


async def feed(results, items):
    end = ("done", None)
    try:
        async for item in items:
            results.put_nowait(("item", item))
    except BaseException as error:
        end = ("failed", error)
    results.put_nowait(end)


async def note(items, log):
    failure = None
    try:
        async for item in items:
            log.append(item)
    except asyncio.CancelledError:
        raise
    except BaseException as error:
        failure = error
    log.append(failure)


async def numbers():
    yield 1
    yield 2


async def main():
    results = asyncio.Queue()
    await feed(results, numbers())
    while not results.empty():
        print(await results.get())
    log = []
    await note(numbers(), log)
    print(log)


asyncio.run(main())
