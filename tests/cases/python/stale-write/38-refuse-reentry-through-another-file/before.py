import asyncio

from shop.work import Note, Turn, twice


class Desk:
    def __init__(self):
        self.calls = 0
        self.rows = 0

    async def count_one(self):
        calls = self.calls
        await asyncio.sleep(0)
        self.calls = calls + 1
        return self.calls

    async def count_in_turn(self):
        calls = self.calls
        async with Turn(self) as turn:
            self.calls = calls + turn

    async def count_twice(self):
        calls = self.calls
        self.calls = calls + await twice(self)

    async def keep(self):
        rows = self.rows
        async with Note("kept") as text:
            await asyncio.sleep(0)
            self.rows = rows + len(text)


async def main():
    desk = Desk()
    await desk.count_one()
    await desk.count_in_turn()
    await desk.count_twice()
    await asyncio.gather(*[desk.keep() for _ in range(2)])
    print(desk.calls, desk.rows >= 4)


asyncio.run(main())
