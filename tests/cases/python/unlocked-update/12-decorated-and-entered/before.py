import threading
from contextlib import ExitStack

lock = threading.Lock()
total = 0


def alone(work):
    def inner(*args):
        with lock:
            return work(*args)

    return inner


@alone
def decorated():
    global total
    total += 1


def entered():
    global total
    with ExitStack() as stack:
        stack.enter_context(lock)
        total += 1


def tried():
    global total
    if lock.acquire(timeout=5):
        try:
            total += 1
        finally:
            lock.release()


def main():
    works = [decorated, entered, tried]
    threads = [threading.Thread(target=work) for work in works for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(total)


if __name__ == "__main__":
    main()
