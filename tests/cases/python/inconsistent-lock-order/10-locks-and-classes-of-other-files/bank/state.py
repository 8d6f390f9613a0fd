import threading

books = threading.Lock()
members = threading.Lock()
gate = threading.Lock()
first_shelf = threading.Lock()
second_shelf = threading.Lock()


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.total = 0


class Savings(Account):
    pass
