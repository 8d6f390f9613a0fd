import asyncio


class Worker:
    runs = 0

    async def start(self):
        runs = type(self).runs
        await self.follow()
        type(self).runs = runs + 1

    async def follow(self):
        await asyncio.sleep(0)


class Eager(Worker):
    runs = 0
    _runs_lock = asyncio.Lock()

    async def follow(self):
        async with type(self)._runs_lock:
            runs = type(self).runs
            await asyncio.sleep(0)
            type(self).runs = runs + 1


async def main():
    eager = Eager()
    await eager.start()
    await eager.follow()
    print(Worker.runs, Eager.runs)


asyncio.run(main())
