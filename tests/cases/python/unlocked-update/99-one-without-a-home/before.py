import threading


class Stats:
    def __init__(self):
        self.hits = 0


stats = Stats()
seen = 0
flags = {"a": 0}


def worker(key):
    global seen
    stats.hits += 1
    seen += 1
    flags[key] += 1


def run():
    threads = [threading.Thread(target=worker, args=("a",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(stats.hits, seen, flags)


if __name__ == "__main__":
    run()
