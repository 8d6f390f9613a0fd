from multiprocessing import Process


class Worker(Process):
    def run(self):
        pass


class Quiet(Worker):
    pass


if __name__ == "__main__":
    worker = Quiet()
    worker.start()
    worker.join()
    total = 1; print("done", total)
