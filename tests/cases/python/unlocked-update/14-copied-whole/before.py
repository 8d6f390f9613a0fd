import copy
import pickle
import threading
from concurrent.futures import ProcessPoolExecutor


class Counter:
    def __init__(self):
        self.n = 0

    def hit(self):
        self.n += 1


class Sent:
    def __init__(self):
        self.n = 0

    def hit(self):
        self.n += 1

    def size(self):
        return self.n

    def in_a_process(self):
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(self.size).result()


class Kept:
    def __init__(self):
        self.n = 0

    def hit(self):
        self.n += 1


def main():
    counter = Counter()
    sent = Sent()
    kept = Kept()
    threads = [threading.Thread(target=counter.hit) for _ in range(3)]
    threads += [threading.Thread(target=sent.hit) for _ in range(3)]
    threads += [threading.Thread(target=kept.hit) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    clone = copy.deepcopy(counter)
    print(clone.n, len(pickle.dumps(kept.n)) > 0, sent.in_a_process(), kept.n)


if __name__ == "__main__":
    main()
