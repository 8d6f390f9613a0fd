import threading

lock = threading.Lock()
rows = []


def make():
    lock.acquire()
    def steps():
        yield from rows
        return "done"
    rows.append(steps)
    lock.release()
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
