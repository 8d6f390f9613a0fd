import threading


class Registry:
    _lock = threading.Lock()
    rows = {}

    def __init__(self):
        self.own = threading.Lock()

    @staticmethod
    def add(key):
        with Registry._lock:
            Registry.store(key)

    @staticmethod
    def store(key):
        with Registry._lock:
            Registry.rows[key] = 1

    def merge(self, other):
        with self.own:
            Registry.clear(other)

    def clear(self):
        with self.own:
            self.rows.clear()


def outer():
    lock = threading.Lock()

    def inner():
        with lock:
            return 1

    with lock:
        return inner()


def started():
    lock = threading.Lock()

    def inner():
        with lock:
            return 1

    with lock:
        threading.Thread(target=inner).start()
