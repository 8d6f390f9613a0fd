import threading

outer = threading.Lock()
inner = threading.RLock()
rows = [1, 2]


def walk():
    outer.acquire()
    for row in rows:
        if row:
            break
        continue
    inner.acquire()
    rows.append(3)
    inner.release()
    outer.release()


def guarded():
    outer.acquire()
    try:  # both are needed
        inner.acquire()

        try:
            return list(rows)
        finally:
            inner.release()
    finally:
        outer.release()


if __name__ == "__main__":
    walk()
    print(guarded(), outer.locked())
