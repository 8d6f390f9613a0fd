import asyncio


class Journal:
    def __init__(self):
        self.rows = []
        self.slots = {}
        self.names = ["a", "b"]

    async def add(self, row):
        number = len(self.slots)
        await asyncio.sleep(0)
        self.slots[number] = row

    async def rename(self, old, new):
        at = self.names.index(old)
        await asyncio.sleep(0)
        self.names[at] = new

    async def drop(self, name):
        at = self.names.index(name)
        await asyncio.sleep(0)
        del self.names[at]

    async def fill(self, row):
        number = len(self.rows)
        self.rows.append(None)
        await asyncio.sleep(0)
        self.rows[number] = row

    async def refresh(self):
        for number in range(len(self.rows)):
            await asyncio.sleep(0)
            self.rows[number] = number

    async def last(self):
        await asyncio.sleep(0)
        number = len(self.slots)
        self.slots[number] = "last"


async def main():
    journal = Journal()
    await asyncio.gather(*[journal.add(n) for n in range(3)])
    print(journal.slots)


if __name__ == "__main__":
    asyncio.run(main())
