from concurrent.futures import ThreadPoolExecutor


def load(n):
    return n


def both(numbers):
    with ThreadPoolExecutor() as outer:
        outer.submit(load, 0)
        with ThreadPoolExecutor() as inner:
            for n in numbers:
                inner.submit(load, n)


if __name__ == "__main__":
    both([1, 2])
    print("done")
