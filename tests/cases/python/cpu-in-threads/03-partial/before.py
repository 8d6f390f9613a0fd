from concurrent.futures import ThreadPoolExecutor
from functools import partial


def power(exponent, n):
    total = 0
    for k in range(n):
        total += k ** exponent
    return total


def main():
    with ThreadPoolExecutor() as pool:
        print(list(pool.map(partial(power, 2), [3, 4])))


if __name__ == "__main__":
    main()
