import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def move(a, b, n):
    if n > 0:
        first, second = sorted([a, b], key=id)
        with first.lock:
            with second.lock:
                a.balance -= n
                b.balance += n
    else:
        # the other way round
        first, second = sorted([b, a], key=id)
        with first.lock, second.lock:
            a.balance -= n
            b.balance += n


def rank(a, b, sorted):
    with a.lock, b.lock:
        return sorted((a.balance, b.balance))


if __name__ == "__main__":
    x, y = Account(3), Account(4)
    move(x, y, 1)
    move(x, y, -2)
    print(x.balance, y.balance, rank(x, y, list))
