import signal
import threading

served = 0
_served_lock = threading.Lock()
dropped = 0
freed = 0


def serve():
    global served
    with _served_lock:
        served += 1


def drop():
    global dropped
    dropped += 1


def on_signal(signum, frame):
    drop()


class Buffer:
    def __del__(self):
        free()


def free():
    global freed
    freed += 1


def main():
    signal.signal(signal.SIGTERM, on_signal)
    jobs = [threading.Thread(target=serve) for _ in range(3)]
    jobs += [threading.Thread(target=drop) for _ in range(3)]
    jobs += [threading.Thread(target=free) for _ in range(3)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    drop()
    print(served, dropped)


main()
