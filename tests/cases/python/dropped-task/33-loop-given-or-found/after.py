import asyncio

_background_tasks = set()

heard = []


async def note(text):
    heard.append(text)


class Bus:
    def __init__(self, loop: asyncio.AbstractEventLoop | None = None):
        self.loop = loop or asyncio.get_event_loop()

    def publish(self, text):
        task = self.loop.create_task(note(text))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)


async def main():
    Bus().publish("a")
    await asyncio.sleep(0.01)
    print(heard)


if __name__ == "__main__":
    asyncio.run(main())
