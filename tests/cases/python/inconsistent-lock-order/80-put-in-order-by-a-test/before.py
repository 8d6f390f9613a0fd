import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def move(source, target, amount):
    if source.number < target.number:
        with source.lock, target.lock:
            source.balance -= amount
            target.balance += amount
    else:
        with target.lock:
            with source.lock:
                source.balance -= amount
                target.balance += amount


def level(one, two):
    if one.balance > two.balance:
        with one.lock, two.lock:
            one.balance = two.balance
    else:
        with one.lock, two.lock:
            two.balance = one.balance


if __name__ == "__main__":
    a, b = Account(1, 5), Account(2, 3)
    move(a, b, 1)
    move(b, a, 2)
    level(a, b)
    print(a.balance, b.balance)
