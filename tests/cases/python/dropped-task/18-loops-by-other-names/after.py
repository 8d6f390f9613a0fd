import asyncio

_background_tasks = set()


class Worker:
    def __init__(self):
        self._loop: asyncio.BaseEventLoop | None = None

    def accept(self, reader):
        task = self._loop.create_task(handle(reader))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)


def spawn(loop: asyncio.SelectorEventLoop, reader):
    task = loop.create_task(handle(reader))
    _background_tasks.add(task)
    task.add_done_callback(_background_tasks.discard)


async def handle(reader):
    print(await reader.readline())
