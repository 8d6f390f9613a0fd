import threading
from concurrent.futures import ThreadPoolExecutor

jobs = {}
names = []
lock = threading.Lock()


def add(n):
    jobs[n] = n
    names.append(n)


def gone(n):
    if n is None or n not in jobs:
        return
    del jobs[n]


def last(n):
    if names and n:
        names.pop()


def found(n):
    if jobs.get(n):
        jobs.pop(n)


def numbered(_):
    return [(at, key) for at, key in enumerate(jobs)]


def copied(_):
    return [(at, key) for at, key in enumerate(list(jobs))]


def settled(n):
    if n in jobs:
        jobs.pop(n, None)


def guarded(n):
    with lock:
        if n in jobs:
            del jobs[n]


def absent(n):
    if n not in jobs:
        jobs[n] = n


def main():
    works = (add, gone, last, found, numbered, copied, settled, guarded, absent)
    with ThreadPoolExecutor(1) as pool:
        for work in works:
            for n in range(3):
                pool.submit(work, n)
    print(len(jobs), len(names))


if __name__ == "__main__":
    main()
