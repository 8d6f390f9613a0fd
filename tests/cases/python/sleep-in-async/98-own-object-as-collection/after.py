import asyncio
import time


class Cache(dict):
    async def load(self, key):
        if key not in self:
            time.sleep(0.1)
            self[key] = key
        return self[key]

    async def refresh(self, key):
        value = self.get(key)
        if value is None:
            time.sleep(0.1)
            self[key] = key

    async def fill(self, key):
        if len(self) < 3:
            time.sleep(0.1)
            self.update({key: key})

    async def drop(self):
        for key in self:
            time.sleep(0.1)
            self.pop(key)

    async def put(self, key):
        self[key] = key
        await asyncio.sleep(0.1)


class Shelf:
    def __init__(self):
        self.rows = {}

    def __contains__(self, key):
        return key in self.rows

    def __setitem__(self, key, value):
        self.rows[key] = value

    async def load(self, key):
        if key not in self:
            time.sleep(0.1)
            self[key] = key

    async def same(self, other):
        if self == other:
            await asyncio.sleep(0.1)
        return other
