import asyncio

total = 0


class Account:
    def __init__(self):
        self.total = 0


async def price(n):
    await asyncio.sleep(0)
    return n


async def add():
    global total
    seen = total
    await price(1)
    total = seen + 1


async def book(account):
    seen = account.total
    await price(1)
    account.total = seen + 1


async def main():
    account = Account()
    await asyncio.gather(*(add() for _ in range(5)), *(book(account) for _ in range(5)))
    print(total, account.total)


asyncio.run(main())
