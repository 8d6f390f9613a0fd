import threading

lock = threading.Lock()
other = threading.Lock()


def outer():
    with lock:
        inner()
    with other:
        inner()


def inner():
    with lock, other:
        pass
