import asyncio


def work(n):
    return n * 2


class Farm:
    def __init__(self):
        self.loop = None

    async def start(self):
        self.loop = asyncio.get_running_loop()

    async def run(self, n):
        return await self.loop.run_in_executor(None, work, n)


async def main(n):
    farm = Farm()
    await farm.start()
    if n:
        loop = asyncio.get_running_loop()
        value = await loop.run_in_executor(None, work, n)
    else:
        loop = asyncio.get_event_loop()
        value = await loop.run_in_executor(None, work, 1)
    print(value, await farm.run(4))


if __name__ == "__main__":
    asyncio.run(main(3))
