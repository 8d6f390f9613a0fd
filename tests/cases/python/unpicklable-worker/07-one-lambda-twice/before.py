from multiprocessing import Pool


def main():
    twice = lambda n: n * 2
    with Pool(1) as pool:
        print(pool.map(twice, [1]), pool.map(twice, [2]))
        print(pool.map(lambda n: n + 1, [3]))


if __name__ == "__main__":
    try:
        main()
    except Exception:
        print("not picklable")
