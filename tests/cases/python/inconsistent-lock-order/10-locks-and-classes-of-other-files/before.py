import threading

from bank import state
from bank.state import Account, Savings, books, gate, members


class Ledger:
    def __init__(self):
        self.lock = threading.Lock()


def lend():
    with books, members:
        return "lent"


def expel():
    with members:
        with books:
            return "expelled"


def sort_shelves():
    with gate, state.first_shelf, state.second_shelf:
        return "sorted"


def swap_shelves():
    with gate, state.second_shelf:
        with state.first_shelf:
            return "swapped"


def post(ledger: Ledger, account: Account):
    with ledger.lock, account.lock:
        account.total += 1


def save(account: Account, savings: Savings):
    with account.lock, savings.lock:
        savings.total, account.total = account.total, 0


def main():
    account, savings = Account(), Savings()
    post(Ledger(), account)
    save(account, savings)
    print(lend(), expel(), sort_shelves(), swap_shelves(), savings.total)


main()
