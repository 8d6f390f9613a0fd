import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

items = {}
_lock = threading.Lock()


@contextlib.contextmanager
def guard():
    with _lock:
        yield


def add(k):
    with guard():
        items[k] = 1


def drop(k):
    with guard():
        if k in items:
            del items[k]
        for x in items:
            print(x)


def main():
    with ThreadPoolExecutor() as ex:
        for i in range(9):
            ex.submit(add, i)
            ex.submit(drop, i)
