import asyncio
import time


class Stock:
    def __init__(self):
        self.left = 3

    async def leaves(self):
        left = self.left
        if left < 1:
            time.sleep(0)
            return None
        self.left = left - 1

    async def other_branch(self):
        left = self.left
        if left < 1:
            time.sleep(0)
        else:
            self.left = left - 1

    async def next_round(self, orders):
        for order in orders:
            left = self.left
            if left < order:
                time.sleep(0)
                continue
            self.left = left - order

    async def old_count(self, orders):
        left = self.left
        for order in orders:
            if left < order:
                time.sleep(0)
                continue
            self.left = left - order

    async def at_last(self):
        left = self.left
        try:
            if left < 1:
                time.sleep(0)
                return
        finally:
            self.left = left - 1

    async def caught(self):
        left = self.left
        try:
            if left < 1:
                time.sleep(0)
                raise LookupError
        except LookupError:
            pass
        self.left = left - 1


async def main():
    stock = Stock()
    await stock.leaves()
    await stock.other_branch()
    await stock.next_round([1, 5])
    await stock.old_count([9])
    await stock.at_last()
    await stock.caught()
    print(stock.left)


if __name__ == "__main__":
    asyncio.run(main())
