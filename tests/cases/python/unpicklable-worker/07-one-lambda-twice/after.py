from multiprocessing import Pool


def _worker(n):
    return n * 2


def _worker2(n):
    return n + 1


def main():
    twice = _worker
    with Pool(1) as pool:
        print(pool.map(twice, [1]), pool.map(twice, [2]))
        print(pool.map(_worker2, [3]))


if __name__ == "__main__":
    try:
        main()
    except Exception:
        print("not picklable")
