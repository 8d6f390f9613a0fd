import asyncio


class Meter:
    def __init__(self):
        self.total = 0

    async def add(self, number):
        total = self.total
        await asyncio.sleep(0)
        self.total = total + number


class Gauge:
    def __init__(self):
        self.level = 0
        self._lock = asyncio.Lock()

    async def rise(self):
        async with self._lock:
            level = self.level
            await asyncio.sleep(0)
            self.level = level + 1


async def both():
    gauge = Gauge()
    await asyncio.gather(meter.add(1), meter.add(2), gauge.rise(), gauge.rise())
    return gauge.level


meter = Meter()
for _ in range(2):
    print(asyncio.run(both()) > 0)
