import asyncio
import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.total = 0

    def merge(self, other: "Account"):
        with self.lock, other.lock:
            self.total += other.total


class Savings(Account):
    def move_to(self, account: Account):
        with self.lock:
            with account.lock:
                account.total, self.total = self.total, 0


class Ledger:
    def __init__(self):
        self.lock = threading.Lock()

    def post(self, account: Account):
        with self.lock, account.lock:
            account.total += 1


def book(account: Account, ledger: Ledger):
    with account.lock:
        with ledger.lock:
            return account.total


async def wait(gate, account):
    async with gate.lock:
        with account.lock:
            return account.total
