import asyncio
import time

lock = asyncio.Lock()
guarded = {}


class Hub:
    def __init__(self):
        self.rows = {}
        self.fixed = {"a": 1}
        self.names = []
        self.only = set()

    def add(self, key):
        self.rows[key] = len(self.names)
        self.names.append(key)

    def clear(self):
        self.only = set()

    async def put(self, key):
        async with lock:
            guarded[key] = 1

    async def tell(self):
        for key in self.rows:
            time.sleep(0.1)
            print(key)
        for at, (key, row) in enumerate(self.rows.items()):
            time.sleep(0.1)
            print(at, key, row)
        for key in self.rows.copy():
            time.sleep(0.2)
        for key in sorted(self.rows):
            time.sleep(0.2)
        for key in self.fixed:
            time.sleep(0.2)
        for name in self.names:
            time.sleep(0.2)
        for key in self.only:
            time.sleep(0.2)
        async with lock:
            for key in guarded:
                time.sleep(0.2)
