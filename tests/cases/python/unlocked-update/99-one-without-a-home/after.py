import threading


class Stats:
    def __init__(self):
        self.hits = 0


stats = Stats()
seen = 0
_seen_lock = threading.Lock()
flags = {"a": 0}


def worker(key):
    global seen
    stats.hits += 1
    with _seen_lock:
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
