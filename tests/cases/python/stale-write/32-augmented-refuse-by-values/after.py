import asyncio


class Meter:
    def __init__(self):
        self.total = 0
        self.listeners = [self.tick]

    async def tick(self):
        self.total += 1
        return 1

    async def rest(self):
        await asyncio.sleep(0)
        return 1

    async def tell_all(self):
        for listener in list(self.listeners):
            await listener()
        return 1

    async def by_listener(self):
        self.total += await self.tell_all()

    async def by_name(self):
        self.total += await getattr(self, "tick")()

    async def alone(self):
        value = await self.rest()
        self.total += value


async def main():
    meter = Meter()
    await meter.by_listener()
    await meter.by_name()
    await meter.alone()
    print(meter.total)


asyncio.run(main())
