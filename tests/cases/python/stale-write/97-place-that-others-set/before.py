import asyncio


class Board:
    def __init__(self):
        self.round = "first"
        self.points = {"first": 0, "second": 0}
        self.misses = {"first": 0, "second": 0}

    async def throw(self):
        await asyncio.sleep(0)
        self.round = "second"
        return 3

    async def play(self):
        self.points[self.round] += await self.throw()

    async def miss(self):
        self.misses["first"] += await self.throw()

    def clear(self):
        self.misses = {"first": 0, "second": 0}


async def main():
    board = Board()
    await board.play()
    await board.miss()
    print(board.points, board.misses)


if __name__ == "__main__":
    asyncio.run(main())
