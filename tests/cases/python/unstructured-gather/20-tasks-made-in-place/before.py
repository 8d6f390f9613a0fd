import asyncio

done = []


async def close(name):
    await asyncio.sleep(0)
    done.append(name)


async def close_all(names):
    await asyncio.gather(*[asyncio.create_task(close(n)) for n in names])
    await asyncio.gather(*[asyncio.create_task(close(name)) for name in names if name])
    for name in names:
        done.append(name.upper())


if __name__ == "__main__":
    asyncio.run(close_all(["a", "b"]))
    print(sorted(done))
