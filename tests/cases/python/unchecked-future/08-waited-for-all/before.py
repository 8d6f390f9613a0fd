from concurrent.futures import ALL_COMPLETED, ThreadPoolExecutor, wait


def counted(numbers):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(abs, n) for n in numbers]
        done, pending = wait(futures, return_when=ALL_COMPLETED)
        return len(done), len(pending)


def asked(numbers):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(abs, n) for n in numbers]
        done, _ = wait(futures)
        return sorted(future.result() for future in done)


if __name__ == "__main__":
    print(counted([1, -2]), asked([-3, 4]))
