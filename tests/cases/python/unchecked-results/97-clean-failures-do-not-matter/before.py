import asyncio


async def load(name):
    await asyncio.sleep(0)
    if name == "b":
        raise ValueError(name)
    print(name)


async def main():
    jobs = [load("a"), load("b")]
    # If one of them fails we don't care, the next round asks again.
    await asyncio.gather(*jobs, return_exceptions=True)
    await asyncio.gather(load("b"), load("c"), return_exceptions=True)  # best effort


asyncio.run(main())
