import threading


class Account:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()
        self.total = number


def transfer(source, target, n):
    if source.number > target.number:
        return transfer(target, source, -n)
    with source.lock:
        with target.lock:
            source.total -= n
            target.total += n


def merge(a, b):
    if id(a) > id(b):
        a, b = b, a
    with a.lock, b.lock:
        return a.total + b.total


if __name__ == "__main__":
    one, two = Account(1), Account(2)
    transfer(two, one, 1)
    print(one.total, two.total, merge(one, two))
