import asyncio


class Base:
    kind = "base"


class Plain(Base):
    def __init__(self):
        self.count = 0

    async def add(self):
        seen = self.count
        await asyncio.sleep(0)
        self.count = seen + 1


class Going(Plain):
    def __init__(self):
        super().__init__()
        self.more = 0


class Other:
    def __init__(self):
        self.count = 10


class First(Base):
    def __init__(self):
        self.count = 0

    async def add(self):
        seen = self.count
        await asyncio.sleep(0)
        self.count = seen + 1


class Mixed(Other, First):
    pass


class Second(Base):
    def __init__(self):
        self.count = 0

    async def add(self):
        seen = self.count
        await asyncio.sleep(0)
        self.count = seen + 1


class Beside(Second, Other):
    pass


async def main():
    for made in (Plain(), Going(), Mixed(), Beside()):
        await made.add()
        print(type(made).__name__, made.count)


if __name__ == "__main__":
    asyncio.run(main())
