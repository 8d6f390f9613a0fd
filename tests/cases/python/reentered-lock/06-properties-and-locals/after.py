import asyncio
import threading


class Store:
    def __init__(self):
        self._lock = threading.RLock()
        self._rows = threading.Lock()
        self.rows = []

    @property
    def size(self):
        with self._lock:
            return len(self.rows)

    def grow(self, row):
        with self._lock:
            self.rows.append(row)
            return self.size

    def show(self):
        with self._rows:
            return self.walk()

    def walk(self):
        with self._rows:
            yield from self.rows


async def twice():
    lock = asyncio.Lock()
    async with lock:
        async with lock:
            return "never"


async def one_each():
    lock = asyncio.Lock()
    async with lock:
        lock = asyncio.Lock()
        async with lock:
            return "each"
