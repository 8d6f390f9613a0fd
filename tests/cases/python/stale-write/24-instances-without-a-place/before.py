import asyncio
import json


class Parsed:
    def __init__(self, text):
        self.n = int(text)

    @classmethod
    def zero(cls):
        self = cls.__new__(cls)
        self.n = 0
        return self

    async def bump(self):
        seen = self.n
        await asyncio.sleep(0)
        self.n = seen + 1


class Shown:
    def __init__(self):
        self.n = 0

    def as_json(self):
        return json.dumps(self.__dict__)

    async def bump(self):
        seen = self.n
        await asyncio.sleep(0)
        self.n = seen + 1


class Counting:
    n = 0

    async def bump(self):
        seen = self.n
        await asyncio.sleep(0)
        self.n = seen + 1


class Named:
    def __init__(self, name):
        self.name = name


class Both(Counting, Named):
    pass


class Base:
    n = 0

    async def bump(self):
        seen = self.n
        await asyncio.sleep(0)
        self.n = seen + 1


class Between(Base):
    pass


class Derived(Between):
    def __init__(self, name):
        self.name = name


class Plain:
    def __init__(self):
        self.n = 0

    def size(self):
        return vars(self)["n"]

    async def bump(self):
        seen = self.n
        await asyncio.sleep(0)
        self.n = seen + 1


async def main():
    for one in (Parsed.zero(), Shown(), Both("both"), Derived("derived"), Plain()):
        await one.bump()
        print(type(one).__name__, one.n)
    print(Shown().as_json())


if __name__ == "__main__":
    asyncio.run(main())
