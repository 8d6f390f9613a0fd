from multiprocessing import Pool

# twice as much
double = lambda n: n * 2  # fast


def main():
    with Pool(1) as pool:
        print(pool.map(double, [1, 2]))

    # down to one
    # by recursion
    def down(n):
        return n if n < 2 else down(n - 1)

    triple = lambda n: (
        n * 3
    )
    with Pool(1) as pool:
        print(pool.map(down, [3]), pool.map(down, [4]))
        print(pool.map(triple, [2]))


if __name__ == "__main__":
    try:
        main()
    except Exception:
        print("not picklable")
