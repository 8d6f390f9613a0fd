import copy
import threading


class Tally:
    def __init__(self):
        self.total = 0

    def add(self, weigh):
        self.total += weigh()


def run(weigh):
    tally = Tally()
    threads = [threading.Thread(target=tally.add, args=(weigh,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return copy.deepcopy(tally)
