import asyncio

rows: list[int] = []
current = []


async def load(n):
    rows[:] = [n]


async def select(n):
    global current
    current = [n]
    return current


async def main():
    await asyncio.gather(*[load(n) for n in range(3)])
    await select(1)
