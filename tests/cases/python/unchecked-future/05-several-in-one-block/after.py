from concurrent.futures import ThreadPoolExecutor, as_completed


def run(work, xs):
    futures = []
    with ThreadPoolExecutor() as pool:
        futures.append(pool.submit(work, 1))
        futures.append(pool.submit(work, 2))  # two
        for x in xs:
            futures.append(pool.submit(
                work,
                x,
            ))
    for future in futures:
        future.result()
    futures3 = []
    with ThreadPoolExecutor() as outer:
        futures2 = []
        with ThreadPoolExecutor() as inner:
            futures2.append(inner.submit(work, 3))
        for future in futures2:
            future.result()
        futures3.append(outer.submit(work, 4))
    for future in futures3:
        future.result()
    with ThreadPoolExecutor() as pool:
        [pool.submit(work, x) for x in xs]
    with ThreadPoolExecutor() as pool: pool.submit(work, 5)
    with ThreadPoolExecutor() as pool:
        jobs = {pool.submit(work, x): x for x in xs}
        for job in as_completed(jobs):
            job.result()
            # the argument is enough
            print(jobs[job])
    with ThreadPoolExecutor() as pool:
        pool.submit(work, 6)
        return xs
