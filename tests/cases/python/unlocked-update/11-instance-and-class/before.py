import threading


class Counter:
    made = 0

    def __init__(self):
        self.hits = 0

    def hit(self):
        self.hits += 1
        Counter.made += 1
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
