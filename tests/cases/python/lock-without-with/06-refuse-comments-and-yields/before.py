import threading

lock = threading.Lock()
rows = []


def told():
    lock.acquire()
    rows.append(1)
    lock.release()  # now others may


def stepped():
    lock.acquire()
    yield 1
    lock.release()


def caught():
    lock.acquire()
    try:
        rows.append(2)
    except ValueError:
        rows.clear()
    finally:
        lock.release()


if __name__ == "__main__":
    told()
    caught()
    print(rows, list(stepped()), lock.locked())
