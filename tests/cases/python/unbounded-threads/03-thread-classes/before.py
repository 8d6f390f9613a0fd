import threading


class Worker(threading.Thread):
    def __init__(self, item):
        super().__init__()
        self.item = item

    def run(self):
        print(self.item)


def main(items):
    workers = [Worker(item) for item in items]
    for worker in workers:
        worker.start()
    for number in range(3):
        Worker(number).start()
    for item in items:
        last = Worker(item)
        last.start()
        last.join()
