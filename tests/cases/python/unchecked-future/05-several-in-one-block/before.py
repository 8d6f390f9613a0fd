from concurrent.futures import ThreadPoolExecutor, as_completed


def run(work, xs):
    with ThreadPoolExecutor() as pool:
        pool.submit(work, 1)
        lost = pool.submit(work, 2)  # two
        for x in xs:
            pool.submit(
                work,
                x,
            )
    with ThreadPoolExecutor() as outer:
        with ThreadPoolExecutor() as inner:
            inner.submit(work, 3)
        outer.submit(work, 4)
    with ThreadPoolExecutor() as pool:
        [pool.submit(work, x) for x in xs]
    with ThreadPoolExecutor() as pool: pool.submit(work, 5)
    with ThreadPoolExecutor() as pool:
        jobs = {pool.submit(work, x): x for x in xs}
        for job in as_completed(jobs):
            # the argument is enough
            print(jobs[job])
    with ThreadPoolExecutor() as pool:
        pool.submit(work, 6)
        return xs
