from multiprocessing import Pool


def shift(n):
    return n + offset


pool = Pool(1)
offset = 3
pool.close()
print(shift(1))
