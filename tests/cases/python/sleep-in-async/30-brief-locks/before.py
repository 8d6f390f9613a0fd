import asyncio
import contextlib
import threading
import time

lock = threading.Lock()
n = 0


@contextlib.contextmanager
def counted():
    global n
    with lock:
        n += 1
    try:
        yield
    finally:
        with lock:
            n -= 1


class Timer:
    def __enter__(self):
        with lock:
            self.t = 1
        return self

    def __exit__(self, *a): ...


def traced(f):
    async def inner(*a):
        with lock:
            print("x")
        return await f(*a)
    return inner


@traced
async def a():
    with counted(), Timer():
        time.sleep(1)
