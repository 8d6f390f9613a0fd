import asyncio


class Fleet:
    halted: bool

    def __init__(self):
        self.halted = False
        self.running = []

    async def halt(self):
        self.halted = True

    async def enlist(self, process):
        self.running.append(process)


async def keep_alive(number: int, fleet: Fleet):
    while not fleet.halted:
        try:
            process = await asyncio.create_subprocess_exec("worker", str(number))
        except OSError:
            continue
        await fleet.enlist(process)
        await process.wait()


async def keep_all(count: int, fleet: Fleet):
    await asyncio.gather(*[keep_alive(number, fleet) for number in range(count)])
