import threading
from concurrent.futures import ThreadPoolExecutor

sent = 0
_sent_lock = threading.Lock()
seen = 0
_seen_lock = threading.Lock()
alone = 0


def send():
    global sent
    with _sent_lock:
        sent += 1
    count()


def receive():
    global sent, alone
    with _sent_lock:
        sent += 1
    alone += 1
    count()
    again()


def count():
    global seen
    with _seen_lock:
        seen += 1


def again():
    global alone
    alone += 1


class Worker:
    def __init__(self):
        self.done = 0
        self._lock = threading.Lock()
        self.mine = threading.local()

    def work(self):
        with self._lock:
            self.done += 1
        self.mine.steps = 0
        self.mine.steps += 1

    def twice(self):
        self.mine.steps = 1
        self.mine.steps += 1
        with self._lock:
            self.done += 1

    def start(self):
        with ThreadPoolExecutor() as pool:
            for _ in range(4):
                pool.submit(self.work)
            pool.submit(self.twice)


threads = [threading.Thread(target=send), threading.Thread(target=receive)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
worker = Worker()
worker.start()
print(sent, seen, alone, worker.done)
