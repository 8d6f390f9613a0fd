import asyncio
from contextlib import asynccontextmanager

seconds = [0, 0]
_seconds_lock = asyncio.Lock()


@asynccontextmanager
async def block(name):
    yield name


async def whole():
    async with block("a"):
        async with _seconds_lock:
            first, *rest = seconds
            await asyncio.sleep(0)
            seconds[:] = [first + 1, *rest]


class Clock:
    def __init__(self):
        self.ticks = 0
        self._lock = asyncio.Lock()
        self.clock = block("b")

    async def tick(self):
        async with self.clock as name:
            async with self._lock:
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
