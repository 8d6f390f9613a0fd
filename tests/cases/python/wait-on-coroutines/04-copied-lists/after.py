import asyncio


async def fetch(n):
    await asyncio.sleep(0)
    return n


async def main():
    done, _ = await asyncio.wait(list(asyncio.create_task(fetch(n)) for n in range(3)))
    print(sorted(task.result() for task in done))
    done, _ = await asyncio.wait(set([asyncio.create_task(fetch(n)) for n in range(2)]))
    print(sorted(task.result() for task in done))
    started = tuple(asyncio.create_task(fetch(n)) for n in range(4))
    done, _ = await asyncio.wait(started, return_when=asyncio.ALL_COMPLETED)
    print(len(done))


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except TypeError:
        print("refused")
