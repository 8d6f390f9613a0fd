import asyncio
import threading
from contextlib import contextmanager


class Guarded:
    def __init__(self):
        self._lock = threading.Lock()
        self.log = []

    @contextmanager
    def locked(self):
        with self._lock:
            yield self.log

    def work(self):
        with self._lock:
            with self.locked() as log:
                log.append("work")


class Room:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.door = asyncio.Lock()
        self.task = None

    async def both(self):
        async with self.lock:
            await asyncio.gather(self.one(), asyncio.sleep(0))

    async def one(self):
        async with self.lock:
            return 1

    async def later(self):
        async with self.door:
            self.task = asyncio.create_task(self.open())

    async def open(self):
        async with self.door:
            return 2
