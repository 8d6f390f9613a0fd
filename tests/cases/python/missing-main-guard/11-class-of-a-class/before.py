from multiprocessing import Process


class Worker(Process):
    def run(self):
        pass


class Quiet(Worker):
    pass


worker = Quiet()
worker.start()
worker.join()
total = 1; print("done", total)
