import threading
from concurrent.futures import ThreadPoolExecutor

jobs: dict[int, str] = {}
waiting = []
lock = threading.Lock()


def finish(n):
    if n not in jobs:
        return
    with lock:
        if n in jobs:
            del jobs[n]


def drop(n):
    if n not in jobs:
        return
    with lock:
        if n not in jobs:
            return
        jobs.pop(n)


def forget(n):
    if n in jobs:
        try:
            del jobs[n]
        except KeyError:
            pass


def drain(n):
    while waiting:
        waiting.pop()


def show(n):
    for job in jobs.values():
        print(job, n)


def main():
    with ThreadPoolExecutor(2) as pool:
        for work in (finish, drop, forget):
            pool.submit(work, 1)
            pool.submit(work, 2)
        for work in (drain, show):
            pool.submit(work, 1)
            pool.submit(work, 2)


if __name__ == "__main__":
    main()
