import asyncio
import threading

guard = threading.Lock()
inner = threading.Lock()
rows = []


class Store:
    def __init__(self):
        self._lock = threading.Lock()
        self.gate = threading.Lock()

    async def put(self, row):
        with self._lock:
            await asyncio.sleep(0)
            rows.append(row)

    async def take(self):
        with self.gate:
            await asyncio.sleep(0)
            return rows.pop()


async def add(row):
    with guard:
        await asyncio.sleep(0)
        rows.append(row)


async def count():
    with inner:
        await asyncio.sleep(0)
        return len(rows)
