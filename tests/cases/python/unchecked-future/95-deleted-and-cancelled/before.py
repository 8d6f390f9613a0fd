from concurrent.futures import ThreadPoolExecutor, wait


def save(number):
    print("saved", number)


def deleted(number):
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(save, number)
        print("submitted")
        del job


def given_up(numbers):
    with ThreadPoolExecutor(1) as pool:
        for number in numbers:
            pool.submit(save, number)
        pool.shutdown(wait=True, cancel_futures=True)


def cancelled(numbers):
    with ThreadPoolExecutor(1) as pool:
        jobs = [pool.submit(save, number) for number in numbers]
        for job in jobs:
            job.cancel()
        wait(jobs)


def shut_down(numbers):
    with ThreadPoolExecutor(1) as pool:
        for number in numbers:
            pool.submit(save, number)
        pool.shutdown(wait=True)


shut_down([1, 2])
