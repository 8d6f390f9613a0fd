from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress


def load(path):
    return len(path)


def run(listing):
    futures = []
    with ThreadPoolExecutor(max_workers=1) as pool:
        with open(listing) as lines:
            for line in lines:
                futures.append(pool.submit(load, line))
    for future in futures:
        future.result()
    return "loaded"


def both(paths):
    futures = []
    with ThreadPoolExecutor() as outer:
        futures2 = []
        with ThreadPoolExecutor() as inner:
            for path in paths:
                futures.append(outer.submit(load, path))
                futures2.append(inner.submit(load, path))
        for future in futures2:
            future.result()
    for future in futures:
        future.result()


def first(paths):
    with ThreadPoolExecutor() as pool:
        with suppress(IndexError):
            pool.submit(load, paths[0])
            return "one"
    return "none"


if __name__ == "__main__":
    print(run(__file__), first(["a"]))
    both(["b"])
