import asyncio
import time

totals = {"sent": 0}


class Account:
    def __init__(self):
        self.balance = 0
        self.parts = {}

    def read(self):
        return self.balance

    def store(self, value):
        self.balance = value

    def is_open(self):
        return "open" in self.parts

    def open(self):
        self.parts["open"] = True

    async def through_methods(self):
        value = self.read()
        time.sleep(0)
        self.store(value + 1)

    async def through_another_name(self):
        parts = self.parts
        if "fee" not in parts:
            time.sleep(0)
            parts["fee"] = 1

    async def asked_by_a_method(self):
        if not self.is_open():
            time.sleep(0)
            self.open()

    async def by_a_pattern(self):
        match self.balance:
            case value:
                time.sleep(0)
                self.balance = value + 1

    async def read_alone(self):
        value = self.read()
        time.sleep(0)
        return value

    async def fresh(self):
        time.sleep(0)
        self.store(self.read() + 1)


async def of_the_module():
    mine = totals
    if "received" not in mine:
        time.sleep(0)
        mine["received"] = 0


async def of_its_own():
    mine = {}
    if "received" not in mine:
        time.sleep(0)
        mine["received"] = 0
    return mine


async def main():
    account = Account()
    await account.through_methods()
    await account.through_another_name()
    await account.asked_by_a_method()
    await account.by_a_pattern()
    await account.fresh()
    await of_the_module()
    print(await account.read_alone(), account.parts, totals, await of_its_own())


asyncio.run(main())
