import asyncio
import contextlib
import functools
import threading
import time
lock = threading.Lock()

@contextlib.contextmanager
def guard():
    with lock:
        print("held")
        yield

def locked(f):
    @functools.wraps(f)
    async def inner(*a):
        with lock:
            return await f(*a)
    return inner

class Base:
    def __init__(self):
        self.lock = threading.RLock()
    @contextlib.contextmanager
    def _hold(self):
        self.lock.acquire()
        try:
            yield
        finally:
            self.lock.release()

class Guarded:
    def __enter__(self):
        lock.acquire()
        return self
    def __exit__(self, *a):
        lock.release()


async def a():
    with guard():
        time.sleep(1)


@locked
async def b():
    time.sleep(1)


class D(Base):
    async def go(self):
        with self._hold():
            time.sleep(1)
        with Guarded():
            time.sleep(1)
