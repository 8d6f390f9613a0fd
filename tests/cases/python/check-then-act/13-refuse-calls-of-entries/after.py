import asyncio

RATES = {}
_rates_lock = asyncio.Lock()
_loaders = {}


async def pull(source):
    await asyncio.sleep(0)
    return len(source)


def loader(name):
    def keep(function):
        _loaders[name] = function
        return function

    return keep


@loader("base")
async def load_base():
    async with _rates_lock:
        if "base" not in RATES:
            RATES["base"] = await pull("base")
    return RATES["base"]


@loader("cross")
async def load_cross():
    # What the table holds may be the other one.
    if "cross" not in RATES:
        RATES["cross"] = await _loaders["base"]() * 2
    return RATES["cross"]


class Desk:
    def __init__(self):
        self.open = {}
        self._lock = asyncio.Lock()
        self.notes = {}
        self._notes_lock = asyncio.Lock()
        self.steps = [self.first, self.second]
        self.finish = self.third

    async def first(self):
        async with self._lock:
            if "day" not in self.open:
                self.open["day"] = await pull("day")
        return self.open["day"]

    async def second(self):
        for step in self.steps[:1]:
            if "night" not in self.open:
                self.open["night"] = await step()
        return self.open["night"]

    async def third(self):
        async with self._notes_lock:
            if "note" not in self.notes:
                self.notes["note"] = await pull("note")
        return self.notes["note"]

    async def close(self):
        if "end" not in self.notes:
            self.notes["end"] = await self.finish()
        return self.notes["end"]

    async def step(self, name):
        if name not in self.notes:
            self.notes[name] = await getattr(self, name)()
        return self.notes[name]


async def main():
    desk = Desk()
    print(await asyncio.gather(load_base(), load_cross()))
    print(await asyncio.gather(desk.second(), desk.close(), desk.step("first")))


asyncio.run(main())
