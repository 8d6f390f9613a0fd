import asyncio


class Till:
    def __init__(self):
        self._lock = asyncio.Lock()
        self.opened = asyncio.Event()
        self.sum = 0

    async def pay(self, amount):
        async with self._lock:
            seen = self.sum
            await self.opened.wait()
            self.sum = seen + amount

    async def open(self):
        if self.sum < 1:
            await asyncio.sleep(0)
            self.sum += 1
        self.opened.set()


async def main():
    till = Till()
    await asyncio.gather(till.pay(5), till.open())
    print("paid" if till.sum else "nothing paid")


asyncio.run(main())
