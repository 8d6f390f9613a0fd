import asyncio

_gates = {}


def gate(name):
    found = _gates.get(name)
    if found is None:
        found = _gates[name] = asyncio.Event()
    return found


class Stage:
    def __init__(self):
        self.cues = {}

    def cue(self, name):
        return self.cues.setdefault(name, asyncio.Event())

    async def play(self, n, names):
        await self.cue(names[n]).wait()
        self.cue(names[n - 1]).set()

    async def run(self, names):
        self.cue(names[-1]).set()
        await asyncio.gather(*[self.play(n, names) for n in range(len(names))])


async def step(name, before):
    opened = gate(before)
    await opened.wait()
    gate(name).set()


async def walk(pairs):
    await asyncio.gather(*[step(name, before) for name, before in pairs])
