import threading

left = threading.Lock()
right = threading.Lock()
slots = threading.Semaphore(1)
rows = []


def hand_over_hand():
    left.acquire()
    rows.append(1)
    right.acquire()
    left.release()
    rows.append(2)
    right.release()


def crossed():
    left.acquire()
    rows.append(3)
    right.acquire()
    rows.append(4)
    left.release()
    right.release()


def produce():
    slots.acquire()
    left.acquire()
    rows.append(5)
    slots.release()
    left.release()


if __name__ == "__main__":
    hand_over_hand()
    crossed()
    produce()
    print(rows, left.locked(), right.locked())
