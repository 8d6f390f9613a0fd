import asyncio
import threading
from threading import Lock

later = Lock()
twice = threading.RLock()
waits = Lock()


class Room:
    gate = threading.RLock()

    def __init__(self):
        self._lock = asyncio.Lock()

    def enter(self):
        with self.gate:
            self.look()

    def look(self):
        with Room.gate:
            return "looked"

    async def both(self):
        async with self._lock:
            await self.one()

    async def one(self):
        await self._lock.acquire()
        self._lock.release()


def starts():
    with later:
        def job():
            with later:
                return "done"
    return job()


def double():
    with twice, twice:
        return "never"


def outer():
    with waits:
        inner()


def inner():
    waits.acquire()
    waits.release()
