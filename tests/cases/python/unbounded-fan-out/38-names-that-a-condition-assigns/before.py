import asyncio


class Feed:
    def __init__(self):
        self.turn = 0

    async def ask(self, key, turn=0):
        self.turn += 1
        await asyncio.sleep(0)
        return key, turn

    async def stripped(self, keys):
        return await asyncio.gather(*[self.ask(clean) for key in keys if (clean := key.strip())])

    async def by_turn(self, keys):
        return await asyncio.gather(*[self.ask(key, self.turn) for key in keys])


async def main():
    feed = Feed()
    print(await feed.stripped([" a", "b "]))
    print(await feed.by_turn(["a", "b"]))


if __name__ == "__main__":
    asyncio.run(main())
