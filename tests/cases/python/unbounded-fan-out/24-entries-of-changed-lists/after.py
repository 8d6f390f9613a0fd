import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


async def send(item, tag=""):
    await asyncio.sleep(0)
    return item, tag


async def flush(batch):
    sem = asyncio.Semaphore(20)
    tasks = []
    for i in range(len(batch)):
        tasks.append(asyncio.create_task(_with_semaphore(sem, send(batch[i]))))
    batch.clear()
    return await asyncio.gather(*tasks)


async def turn(rows):
    sem = asyncio.Semaphore(20)
    jobs = [_with_semaphore(sem, send(rows[i], "r")) for i in range(len(rows))]
    rows.reverse()
    return await asyncio.gather(*jobs)


async def stay(rows, seen):
    sem = asyncio.Semaphore(20)

    async def bounded_send(i):
        async with sem:
            return await send(rows[i], "s")

    jobs = [bounded_send(i) for i in range(len(rows))]
    seen.append(len(rows))
    return await asyncio.gather(*jobs)


async def main():
    print(await flush([1, 2]), await turn([3, 4]), await stay([5], []))


if __name__ == "__main__":
    asyncio.run(main())
