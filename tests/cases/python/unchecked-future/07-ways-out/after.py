from concurrent.futures import ThreadPoolExecutor


def a(xs):
    futures = []
    with ThreadPoolExecutor() as pool:
        if not xs:
            return
        for x in xs:
            futures.append(pool.submit(print, x))
            if x > 3:
                break
    for future in futures:
        future.result()


def b(xs):
    with ThreadPoolExecutor() as pool:
        pool.submit(print, xs)
        if xs:
            return 1
        print(2)


def c(xs):
    while True:
        with ThreadPoolExecutor() as pool:
            pool.submit(print, xs)
            if xs:
                break
            print(2)


def d(xs):
    futures = []
    with ThreadPoolExecutor() as pool:
        futures.append(pool.submit(print, xs))
        if not xs:
            raise ValueError(xs)

        def inner():
            return 3
        print(inner())
    for future in futures:
        future.result()
