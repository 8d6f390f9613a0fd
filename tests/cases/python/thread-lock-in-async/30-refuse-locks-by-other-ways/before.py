import asyncio
import contextlib
import threading

left, right = threading.Lock(), threading.Lock()
turns = [threading.Lock() for _ in range(2)]


@contextlib.contextmanager
def span(name):
    yield name


class Desk:
    def __init__(self, turn=None):
        self.turn = turn or threading.Lock()
        self.rooms = {"hall": threading.Lock()}

    async def pair(self):
        with left:
            await asyncio.sleep(0)
        with turns[0]:
            await asyncio.sleep(0)
        with right:
            return "pair"

    async def own(self, name):
        with self.turn:
            await asyncio.sleep(0)
        with self.rooms[name]:
            await asyncio.sleep(0)
        with span(name):
            await asyncio.sleep(0)
        return name


async def main():
    desk = Desk()
    print(await desk.pair(), await desk.own("hall"))


if __name__ == "__main__":
    asyncio.run(main())
