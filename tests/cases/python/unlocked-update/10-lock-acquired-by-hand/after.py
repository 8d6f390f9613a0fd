import threading

count = 0
solo = 0
gate = threading.Lock()


def careful():
    global count
    gate.acquire()
    try:
        count += 1
    finally:
        gate.release()


def careless():
    global count
    with gate:
        count += 1


class Own:
    def __init__(self):
        self.n = 0

    def work(self):
        self.n += 1


def main():
    threads = [threading.Thread(target=f) for f in (careful, careless) for _ in range(3)]
    for _ in range(2):
        own = Own()
        threads.append(threading.Thread(target=own.work))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(count)


if __name__ == "__main__":
    main()
