import asyncio


class Job:
    def __init__(self, name):
        self.name = name
        self.needs = []
        self.finished = asyncio.Event()

    async def run(self):
        for need in self.needs:
            await need.finished.wait()
        self.finished.set()
        return self.name


class Note:
    def __init__(self, name):
        self.name = name

    async def send(self):
        await asyncio.sleep(0)
        return self.name


async def after(n, kept):
    return await kept[n]
