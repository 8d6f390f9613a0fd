import threading


class Counter:
    made = 0
    _made_lock = threading.Lock()

    def __init__(self):
        self.hits = 0
        self._lock = threading.Lock()

    def hit(self):
        with self._lock:
            self.hits += 1
        with Counter._made_lock:
            Counter.made += 1
        with self._lock:
            self.hits += 1


def main():
    counters = [Counter(), Counter()]
    threads = [threading.Thread(target=counter.hit) for counter in counters for _ in range(2)]
    one = Counter()
    threads += [threading.Thread(target=one.hit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(one.hits, Counter.made)


if __name__ == "__main__":
    main()
