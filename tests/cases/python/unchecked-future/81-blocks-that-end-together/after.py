from concurrent.futures import ThreadPoolExecutor


def load(n):
    return n


def both(numbers):
    futures = []
    with ThreadPoolExecutor() as outer:
        futures.append(outer.submit(load, 0))
        futures2 = []
        with ThreadPoolExecutor() as inner:
            for n in numbers:
                futures2.append(inner.submit(load, n))
        for future in futures2:
            future.result()
    for future in futures:
        future.result()


if __name__ == "__main__":
    both([1, 2])
    print("done")
