from multiprocessing import Pool


def _worker(n):
    return (
        n * 3
    )


# twice as much
def double(n):
    return n * 2  # fast


# down to one
# by recursion
def down(n):
    return n if n < 2 else down(n - 1)


def main():
    with Pool(1) as pool:
        print(pool.map(double, [1, 2]))

    triple = _worker
    with Pool(1) as pool:
        print(pool.map(down, [3]), pool.map(down, [4]))
        print(pool.map(triple, [2]))


if __name__ == "__main__":
    try:
        main()
    except Exception:
        print("not picklable")
