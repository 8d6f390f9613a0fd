import asyncio


class Worker:
    def __init__(self):
        self._loop: asyncio.BaseEventLoop | None = None

    def accept(self, reader):
        self._loop.create_task(handle(reader))


def spawn(loop: asyncio.SelectorEventLoop, reader):
    loop.create_task(handle(reader))


async def handle(reader):
    print(await reader.readline())
