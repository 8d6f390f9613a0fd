import asyncio
from abc import ABC

import outside


class Feed:
    async def read(self):
        await asyncio.sleep(0)
        return "news"

    async def stop(self):
        await asyncio.sleep(0)


class Base(ABC):
    def __init__(self):
        self.feed = Feed()
        self.spare = Feed()


class Middle(Base):
    pass


class Reader(Middle):
    async def pair(self):
        return await asyncio.gather(self.feed.read(), self.spare.read())


class Renamed(Base):
    @property
    def feed(self):
        return outside.feed()

    async def pair(self):
        return await asyncio.gather(self.feed.read(), self.feed.stop())


class Replaced(Base):
    def __init__(self):
        super().__init__()
        self.feed = outside.feed()

    async def pair(self):
        return await asyncio.gather(self.feed.read(), self.feed.stop())


class Mixed(outside.Feeds, Base):
    async def pair(self):
        return await asyncio.gather(self.feed.read(), self.feed.stop())
