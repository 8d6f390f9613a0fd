import asyncio


class Ledger:
    def __init__(self):
        self.total = 0
        self._lock = asyncio.Lock()
        self.notes = []

    async def add(self, part):
        async with self._lock:
            old = self.total
            await asyncio.sleep(0)
            self.total = old + part

    async def add_and_tell(self, part):
        old = self.total
        self.notes.append(
            {
                "part": part,
                "before": old,
            }
        )
        await asyncio.sleep(0)
        self.total = old + part


async def main():
    ledger = Ledger()
    await ledger.add(1)
    await ledger.add_and_tell(2)
    print(ledger.total, ledger.notes)


asyncio.run(main())
