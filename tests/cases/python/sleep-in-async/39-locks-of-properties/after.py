import asyncio
import contextlib
import threading
import time


class Book:
    def __init__(self):
        self._guard = threading.Lock()

    @property
    def turn(self):
        return self._guard

    async def write(self):
        with self.turn:
            time.sleep(0)
        await asyncio.sleep(0)

    async def stacked(self):
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._guard)
            time.sleep(0)
        await asyncio.sleep(0)
        return "stacked"


async def main():
    book = Book()
    await book.write()
    print(await book.stacked())


if __name__ == "__main__":
    asyncio.run(main())
