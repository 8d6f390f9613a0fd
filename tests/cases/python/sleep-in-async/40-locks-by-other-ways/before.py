import asyncio
import collections
import contextlib
import threading
import time

left, right = threading.Lock(), threading.RLock()
turns = [threading.Lock() for _ in range(2)]
rooms = collections.defaultdict(threading.Lock)


class Turn(threading.Semaphore):
    """A semaphore of our own."""


class Span:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


def any_turn():
    return turns[0]


class Desk:
    def __init__(self, turn=None):
        self.turn = turn or threading.Lock()
        self.first, self.second = Turn(), Span()

    async def modules(self, name):
        with left:
            time.sleep(0)
        with turns[1]:
            time.sleep(0)
        with rooms[name]:
            time.sleep(0)
        with any_turn():
            time.sleep(0)
        for turn in turns:
            with turn:
                time.sleep(0)

    async def own(self, alone):
        with self.turn:
            time.sleep(0)
        with self.first:
            time.sleep(0)
        with self.second:
            time.sleep(0)
        with right if alone else contextlib.nullcontext():
            time.sleep(0)
        right.acquire()
        time.sleep(0)
        right.release()
        time.sleep(0)
        return "own"


async def main():
    desk = Desk()
    await desk.modules("hall")
    print(await desk.own(True))


if __name__ == "__main__":
    asyncio.run(main())
