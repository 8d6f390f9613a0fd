import threading

outer = threading.Lock()
inner = threading.RLock()
rows = [1, 2]


def walk():
    with outer:
        for row in rows:
            if row:
                break
            continue
        with inner:
            rows.append(3)


def guarded():
    with outer:  # both are needed
        with inner:
            return list(rows)


if __name__ == "__main__":
    walk()
    print(guarded(), outer.locked())
