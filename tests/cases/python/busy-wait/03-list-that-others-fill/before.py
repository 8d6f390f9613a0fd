import threading
import time

rows = []


def fill():
    rows.append(1)
    rows.append(2)


def wait_for_rows():
    while len(rows) < 2:
        time.sleep(0.001)
    while not rows:
        time.sleep(0.001)


def drain():
    left = [1, 2]
    while left:
        left.pop()
        time.sleep(0)


if __name__ == "__main__":
    threading.Thread(target=fill).start()
    wait_for_rows()
    drain()
    print(len(rows))
