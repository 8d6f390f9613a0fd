from multiprocessing import Pool

__secret = 3


def plain(x):
    return x + 1


def dunder(x):
    return x.__class__


class K:
    __limit = 3

    def run(self, xs):
        def work(x):
            return x + K.__limit

        def glob(x):
            return x + __secret

        def arg(x, __y=1):
            return x

        with Pool() as pool:
            pool.map(work, xs)
            pool.map(plain, xs)
            pool.map(glob, xs)
            pool.map(lambda x: x + K.__limit, xs)
            pool.map(lambda x: x.__limit, xs)
            pool.map(arg, xs)
            pool.map(dunder, xs)
