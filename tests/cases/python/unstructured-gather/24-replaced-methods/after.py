import asyncio


def later(value):
    return asyncio.get_running_loop().run_in_executor(None, int, value)


class Given:
    def __init__(self, load=None):
        if load:
            self.load = load

    async def load(self, value):
        return value

    async def pair(self):
        return await asyncio.gather(self.load("1"), self.load("2"))


class Patched:
    async def load(self, value):
        return value

    async def pair(self):
        return await asyncio.gather(self.load("1"), self.load("2"))


class Plain:
    def __init__(self):
        self.loaded = 0

    async def load(self, value):
        self.loaded += 1
        return value

    async def pair(self):
        async with asyncio.TaskGroup() as tg:
            tasks = [
                tg.create_task(self.load("1")),
                tg.create_task(self.load("2")),
            ]
        return [task.result() for task in tasks]


Patched.load = lambda self, value: later(value)


async def main():
    print(await Given(later).pair(), await Patched().pair(), await Plain().pair())


if __name__ == "__main__":
    asyncio.run(main())
