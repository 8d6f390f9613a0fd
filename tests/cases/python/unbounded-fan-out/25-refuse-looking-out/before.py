import asyncio


async def gather_all(names):
    here = []
    parts = {}

    async def arrive(name):
        here.append(name)
        while len(here) < len(names):
            await asyncio.sleep(0)
        return name

    async def follow(number):
        while number and number - 1 not in parts:
            await asyncio.sleep(0)
        parts[number] = number
        return number

    met = await asyncio.gather(*[arrive(name) for name in names])
    followed = await asyncio.gather(*[follow(number) for number in reversed(range(len(names)))])
    return len(met), len(followed)


print(asyncio.run(asyncio.wait_for(gather_all([str(n) for n in range(50)]), 5)))
