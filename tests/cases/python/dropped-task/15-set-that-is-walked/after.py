import asyncio

_background_tasks = set()

names = []


async def note(name):
    await asyncio.sleep(0.001)
    names.append(name)


class Hub:
    def __init__(self):
        self._tasks = set()

    def start(self, name):
        task = asyncio.create_task(note(name))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)

    async def close(self):
        for task in self._tasks:
            await task


class Copied:
    def __init__(self):
        self._tasks = set()

    def start(self, name):
        task = asyncio.create_task(note(name))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self):
        for task in list(self._tasks):
            await task
        for task in self._tasks:
            task.cancel()


async def main():
    hub, copied = Hub(), Copied()
    for n in range(3):
        hub.start(f"hub {n}")
        copied.start(f"copied {n}")
    await asyncio.sleep(0.01)
    await hub.close()
    await copied.close()
    print(sorted(names))


if __name__ == "__main__":
    asyncio.run(main())
