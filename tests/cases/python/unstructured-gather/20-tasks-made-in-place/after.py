import asyncio

done = []


async def close(name):
    await asyncio.sleep(0)
    done.append(name)


async def close_all(names):
    async with asyncio.TaskGroup() as tg:
        for n in names:
            tg.create_task(close(n))
    async with asyncio.TaskGroup() as tg:
        for coro in [close(name) for name in names if name]:
            tg.create_task(coro)
    for name in names:
        done.append(name.upper())


if __name__ == "__main__":
    asyncio.run(close_all(["a", "b"]))
    print(sorted(done))
