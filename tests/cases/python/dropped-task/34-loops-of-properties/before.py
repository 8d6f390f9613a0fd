from __future__ import annotations

import asyncio

heard = []


async def note(text):
    heard.append(text)


class Base:
    @property
    def current(self) -> asyncio.AbstractEventLoop:
        return asyncio.get_event_loop()


class Bus(Base):
    def __init__(self):
        self._loop = asyncio.get_event_loop()

    @property
    def loop(self):
        return self._loop

    @loop.setter
    def loop(self, value: asyncio.AbstractEventLoop):
        self._loop = value

    def publish(self, text):
        self.loop.create_task(note(text))
        self.current.create_task(note(text))


async def main():
    Bus().publish("a")
    await asyncio.sleep(0.01)
    print(heard)


if __name__ == "__main__":
    asyncio.run(main())
