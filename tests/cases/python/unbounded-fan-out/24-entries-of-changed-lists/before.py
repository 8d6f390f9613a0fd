import asyncio


async def send(item, tag=""):
    await asyncio.sleep(0)
    return item, tag


async def flush(batch):
    tasks = []
    for i in range(len(batch)):
        tasks.append(asyncio.create_task(send(batch[i])))
    batch.clear()
    return await asyncio.gather(*tasks)


async def turn(rows):
    jobs = [send(rows[i], "r") for i in range(len(rows))]
    rows.reverse()
    return await asyncio.gather(*jobs)


async def stay(rows, seen):
    jobs = [send(rows[i], "s") for i in range(len(rows))]
    seen.append(len(rows))
    return await asyncio.gather(*jobs)


async def main():
    print(await flush([1, 2]), await turn([3, 4]), await stay([5], []))


if __name__ == "__main__":
    asyncio.run(main())
