from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress


def load(path):
    return len(path)


def run(listing):
    with ThreadPoolExecutor(max_workers=1) as pool:
        with open(listing) as lines:
            for line in lines:
                pool.submit(load, line)
    return "loaded"


def both(paths):
    with ThreadPoolExecutor() as outer:
        with ThreadPoolExecutor() as inner:
            for path in paths:
                outer.submit(load, path)
                inner.submit(load, path)


def first(paths):
    with ThreadPoolExecutor() as pool:
        with suppress(IndexError):
            pool.submit(load, paths[0])
            return "one"
    return "none"


if __name__ == "__main__":
    print(run(__file__), first(["a"]))
    both(["b"])
