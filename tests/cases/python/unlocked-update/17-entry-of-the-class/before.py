import threading


class Worker(threading.Thread):
    totals = {"done": 0}

    def run(self):
        self.totals["done"] += 1


if __name__ == "__main__":
    workers = [Worker() for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(Worker.totals)
