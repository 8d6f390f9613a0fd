from concurrent.futures import ThreadPoolExecutor, as_completed


class Farm:
    def __init__(self):
        self.pool = ThreadPoolExecutor(1)

    def run(self, work, numbers):
        with self.pool:
            for n in numbers:
                self.pool.submit(work, n)


def show(work, numbers):
    jobs = {}
    with ThreadPoolExecutor(1) as pool:
        for n in numbers:
            jobs[pool.submit(work, n)] = n
        for job in as_completed(jobs):
            print("done", jobs[job])
        asked = [pool.submit(work, n) for n in numbers]
        for job in as_completed(asked):
            print(job.result())


if __name__ == "__main__":
    Farm().run(abs, [-1])
    show(abs, [-2])
