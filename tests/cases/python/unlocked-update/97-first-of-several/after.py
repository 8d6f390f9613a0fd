import threading

missed = 0
served = 0
_served_lock = threading.Lock()


def serve(rounds):
    global served
    for _ in range(rounds):
        with _served_lock:
            served += 1


def miss(rounds):
    global missed
    for _ in range(rounds):
        with _served_lock:
            missed += 1


def count(rounds):
    global missed, served
    for _ in range(rounds):
        with _served_lock:
            served += 1
            missed += 1


def main():
    jobs = []
    for _ in range(2):
        jobs += [threading.Thread(target=serve, args=(10,)), threading.Thread(target=miss, args=(10,))]
        jobs += [threading.Thread(target=count, args=(10,)), threading.Thread(target=count, args=(10,))]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    print(missed, served)


main()
