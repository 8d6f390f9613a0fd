import contextlib
import functools
import threading
from concurrent.futures import ThreadPoolExecutor


def synchronized(f):
    lock = threading.Lock()

    @functools.wraps(f)
    def inner(*a, **k):
        with lock:
            return f(*a, **k)
    return inner


class C:
    def __init__(self):
        self.n = 0
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def _guard(self):
        self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()

    def a(self):
        with self._guard():
            self.n += 1

    @synchronized
    def b(self):
        self.n += 1

    def c(self):
        with contextlib.ExitStack() as st:
            st.enter_context(self._lock)
            self.n += 1

    def run(self):
        with ThreadPoolExecutor() as pool:
            for _ in range(5):
                pool.submit(self.a)
                pool.submit(self.b)
                pool.submit(self.c)
