import asyncio


class Till:
    def __init__(self):
        self.cash = 0

    async def take(self, n):
        self.cash += \
            await amount(
                n,
            )

    async def give(self, n):
        self.cash \
            -= await amount(n)


async def amount(n):
    await asyncio.sleep(0)
    return n


async def main():
    till = Till()
    await asyncio.gather(till.take(5), till.take(6), till.give(1))
    print(till.cash)


if __name__ == "__main__":
    asyncio.run(main())
