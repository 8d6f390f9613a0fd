import asyncio


class Transfer:
    def __init__(self):
        self.debit = 0
        self.credit = 0

    async def forth(self):
        seen = self.debit
        await self.add_credit()
        self.debit = seen + 1

    async def add_credit(self):
        seen = self.credit
        await asyncio.sleep(0)
        self.credit = seen + 1

    async def back(self):
        seen = self.credit
        await self.add_debit()
        self.credit = seen + 1

    async def add_debit(self):
        seen = self.debit
        await asyncio.sleep(0)
        self.debit = seen + 1


class Jobs:
    def __init__(self):
        self.done = 0
        self.tasks = []

    def start(self):
        self.tasks.append(asyncio.create_task(self.add()))

    async def add(self):
        seen = self.done
        await asyncio.sleep(0)
        self.done = seen + 1

    async def flush(self):
        seen = self.done
        await asyncio.gather(*self.tasks)
        self.done = seen + 10

    async def count(self, names):
        seen = self.done
        found = await asyncio.gather(*[asyncio.sleep(0, name) for name in names])
        self.done = seen + len(found)


async def main():
    transfer, jobs = Transfer(), Jobs()
    await transfer.forth()
    await transfer.back()
    jobs.start()
    await jobs.flush()
    await jobs.count(["a", "b"])
    print(transfer.debit, transfer.credit, jobs.done)


if __name__ == "__main__":
    asyncio.run(main())
