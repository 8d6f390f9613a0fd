import threading


def race(items, check):
    gate = threading.Barrier(len(items))

    def runner(item):
        gate.wait()
        check(item)

    threads = [threading.Thread(target=runner, args=(item,)) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Stress:
    def __init__(self, items):
        self.items = items
        self.barrier = threading.Barrier(len(items))

    def run(self):
        for item in self.items:
            threading.Thread(target=self.work, args=(item,)).start()

    def work(self, item):
        self.barrier.wait()
        print(item)

    def plain(self):
        for item in self.items:
            threading.Thread(target=self.one, args=(item,)).start()

    def one(self, item):
        print(item)
