import asyncio
import time


class Account:
    opened = 0

    def __init__(self):
        self.balance = 0
        self.log = []

    def store(self, value):
        self.balance = value

    def note(self, text):
        self.log.append(text)

    async def deposit(self, amount):
        before = self.balance
        time.sleep(0.001)
        self.store(before + amount)

    async def told(self, amount):
        before = self.balance
        time.sleep(0)
        self.note(f"{before} and {amount}")

    async def once(self, amount):
        if not self.balance:
            time.sleep(0.001)
            self.store(amount)

    async def open(self):
        count = Account.opened
        time.sleep(0.001)
        Account.opened = count + 1


async def move(account: Account, other: Account):
    seen = account.balance
    time.sleep(0)
    other.store(seen)


async def main():
    account = Account()
    await asyncio.gather(*[account.deposit(1) for _ in range(3)])
    await asyncio.gather(account.open(), account.open(), account.once(5), account.told(2))
    await move(account, Account())
    print(account.balance, Account.opened, account.log)


if __name__ == "__main__":
    asyncio.run(main())
