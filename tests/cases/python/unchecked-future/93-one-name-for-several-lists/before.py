from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def work(n):
    return n


def a(xs):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(work, x) for x in xs]
        wait(futures)
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(work, x) for x in xs]
        for f in as_completed(futures):
            print("x")


def b(xs):
    with ThreadPoolExecutor() as pool:
        futures = []
        for x in xs:
            futures.append(pool.submit(work, x))
        wait(futures)
        futures = []
        for x in xs:
            futures.append(pool.submit(work, x))
        for f in as_completed(futures):
            print(f.result())


def c(xs):
    with ThreadPoolExecutor() as pool:
        futures = {pool.submit(work, x): x for x in xs}
        for f in as_completed(futures):
            print(futures[f])
    with ThreadPoolExecutor() as pool:
        futures = {pool.submit(work, x): x for x in xs}
        for f in as_completed(futures):
            print(futures[f], f.result())


if __name__ == "__main__":
    a([1])
    b([2])
    c([3])
