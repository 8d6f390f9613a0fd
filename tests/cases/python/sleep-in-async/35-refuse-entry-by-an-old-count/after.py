import asyncio
import time


class Table:
    def __init__(self):
        self.rows = {}

    async def add(self, row):
        number = len(self.rows)
        time.sleep(0.01)
        self.rows[number] = row
        return number

    async def add_named(self, row):
        key = f"row-{len(self.rows)}"
        time.sleep(0.01)
        self.rows[key] = row

    async def add_late(self, row):
        await asyncio.sleep(0.01)
        number = len(self.rows)
        self.rows[number] = row

    async def set(self, key, row):
        before = len(self.rows)
        await asyncio.sleep(0.01)
        self.rows[key] = row
        print(before)
