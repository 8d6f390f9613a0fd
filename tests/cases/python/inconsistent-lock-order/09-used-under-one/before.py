import asyncio


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = asyncio.Lock()


async def transfer(source, target, amount):
    async with source.lock:
        if source.balance < amount:
            return False
        async with target.lock:
            source.balance -= amount
            target.balance += amount
    return True


async def swap(a, b, log):
    async with a.lock:
        log.append("one held")
        async with b.lock:
            a.balance, b.balance = b.balance, a.balance


async def main():
    one, two, log = Account(3), Account(4), []
    print(await transfer(one, two, 2), await transfer(one, two, 2))
    await swap(one, two, log)
    print(one.balance, two.balance, log)


if __name__ == "__main__":
    asyncio.run(main())
