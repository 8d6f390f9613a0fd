from concurrent.futures import ThreadPoolExecutor, as_completed


class Farm:
    def __init__(self):
        self.pool = ThreadPoolExecutor(1)

    def run(self, work, numbers):
        futures = []
        with self.pool:
            for n in numbers:
                futures.append(self.pool.submit(work, n))
        for future in futures:
            future.result()


def show(work, numbers):
    jobs = {}
    with ThreadPoolExecutor(1) as pool:
        for n in numbers:
            jobs[pool.submit(work, n)] = n
        for job in as_completed(jobs):
            job.result()
            print("done", jobs[job])
        asked = [pool.submit(work, n) for n in numbers]
        for job in as_completed(asked):
            print(job.result())


if __name__ == "__main__":
    Farm().run(abs, [-1])
    show(abs, [-2])
