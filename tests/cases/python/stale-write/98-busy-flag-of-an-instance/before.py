import asyncio


class Meter:
    def __init__(self):
        self.busy = False
        self.total = 0

    async def refresh(self):
        if self.busy:
            return
        self.busy = True
        try:
            old = self.total
            await asyncio.sleep(0)
            self.total = old + 1
        finally:
            self.busy = False


class Gauge:
    def start(self, convert):
        self.convert = convert
        self.level = 0

    async def rise(self):
        old = self.level
        await asyncio.sleep(0)
        self.level = old + self.convert(1)


async def main():
    meter = Meter()
    gauge = Gauge()
    gauge.start(int)
    await asyncio.gather(*[meter.refresh() for _ in range(3)], *[gauge.rise() for _ in range(3)])
    print(meter.total, gauge.level)


if __name__ == "__main__":
    asyncio.run(main())
