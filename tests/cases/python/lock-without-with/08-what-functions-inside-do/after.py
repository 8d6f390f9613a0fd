import threading

lock = threading.Lock()
rows = []


def make():
    with lock:
        def steps():
            yield from rows
            return "done"
        rows.append(steps)
    return steps


def careful():
    lock.acquire()
    try:
        rows.append(1)
    finally:
        if lock.locked():
            lock.release()


if __name__ == "__main__":
    make()
    careful()
    print(len(rows), lock.locked())
