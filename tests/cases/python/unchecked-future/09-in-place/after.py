from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def half(n):
    return 10 // n


def count(numbers):
    total = 0
    with ThreadPoolExecutor() as pool:
        for job in as_completed([pool.submit(half, n) for n in numbers]):
            job.result()
            # one more
            total += 1
    return total


def asked(numbers):
    with ThreadPoolExecutor() as pool:
        for job in as_completed({pool.submit(half, n): n for n in numbers}):
            print(job.exception())
        wait([pool.submit(half, n) for n in numbers])


if __name__ == "__main__":
    asked([0])
    try:
        print(count([1, 0]))
    except ZeroDivisionError:
        print("zero")
