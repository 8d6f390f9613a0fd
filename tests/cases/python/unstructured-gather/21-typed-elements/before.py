import asyncio
from collections.abc import Sequence


class Unit:
    def __init__(self, name):
        self.name = name

    async def stop(self):
        await asyncio.sleep(0)
        print("stopped", self.name)
        return self.name


class House:
    def __init__(self, units: Sequence[Unit], names):
        self.units = units
        self.by_name: dict[str, Unit] = {unit.name: unit for unit in units}
        self.others = names

    async def stop(self):
        await asyncio.gather(*(unit.stop() for unit in self.by_name.values()))

    async def stop_others(self):
        await asyncio.gather(*(unit.stop() for unit in self.others))


async def stop_all(units: list[Unit]):
    return await asyncio.gather(*[unit.stop() for unit in units])


async def main():
    units = [Unit("a"), Unit("b")]
    house = House(units, units)
    await house.stop()
    await house.stop_others()
    print(await stop_all(units))


if __name__ == "__main__":
    asyncio.run(main())
