from concurrent.futures import ThreadPoolExecutor


def work(n):
    return 1 / n


def drain(numbers):
    with ThreadPoolExecutor() as pool:
        while True:
            n = numbers.pop()
            if n is None:
                return
            pool.submit(work, n)


def once(numbers):
    futures = []
    with ThreadPoolExecutor() as pool:
        if not numbers:
            return
        for n in numbers:
            futures.append(pool.submit(work, n))
    for future in futures:
        future.result()


def main():
    drain([None, 2, 1])
    once([1, 2])
    print("done")


if __name__ == "__main__":
    main()
