import asyncio
from contextlib import asynccontextmanager

seconds = [0, 0]


@asynccontextmanager
async def block(name):
    yield name


async def whole():
    async with block("a"):
        first, *rest = seconds
        await asyncio.sleep(0)
        seconds[:] = [first + 1, *rest]


class Clock:
    def __init__(self):
        self.ticks = 0
        self.clock = block("b")

    async def tick(self):
        async with self.clock as name:
            seen = self.ticks
            await asyncio.sleep(0, name)
            self.ticks = seen + 1


async def main():
    await whole()
    clock = Clock()
    await clock.tick()
    print(seconds, clock.ticks)


if __name__ == "__main__":
    asyncio.run(main())
