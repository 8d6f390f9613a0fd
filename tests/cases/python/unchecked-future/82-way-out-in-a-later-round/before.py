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
    with ThreadPoolExecutor() as pool:
        if not numbers:
            return
        for n in numbers:
            pool.submit(work, n)


def main():
    drain([None, 2, 1])
    once([1, 2])
    print("done")


if __name__ == "__main__":
    main()
