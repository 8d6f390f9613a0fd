from functools import partial
from multiprocessing import Pool


def scale(factor, n):
    return factor * n


def shift(offset, n):
    return n + offset


def main():
    with Pool(1) as pool:
        print(pool.map(partial(scale, 2), [1]))
        print(pool.map(partial(shift, 3), [1]))


if __name__ == "__main__":
    try:
        main()
    except Exception:
        print("not picklable")
