import asyncio
import threading


class Ledger:
    def __init__(self):
        self._lock = threading.Lock()
        self._gate = threading.Lock()
        self.rows = []

    def add(self, row):
        with self._lock:
            self.rows.append(row)

    def add_all(self, rows):
        self._lock.acquire()
        try:
            for row in rows:
                self.add(row)
        finally:
            self._lock.release()

    def trim(self):
        with self._gate:
            del self.rows[10:]

    def add_and_trim(self, row):
        self._gate.acquire()
        self.rows.append(row)
        self._gate.release()
        self.trim()

    def trim_in_pauses(self):
        self._gate.acquire()
        try:
            self._gate.release()
            self.trim()
            self._gate.acquire()
        finally:
            self._gate.release()


class Room:
    def __init__(self):
        self._lock = asyncio.Lock()

    async def enter(self):
        async with self._lock:
            return "in"

    async def enter_twice(self):
        await self._lock.acquire()
        found = await self.enter()
        self._lock.release()
        return found


async def main():
    try:
        await asyncio.wait_for(Room().enter_twice(), 0.05)
    except TimeoutError:
        print("stuck")


if __name__ == "__main__":
    ledger = Ledger()
    ledger.add_and_trim(1)
    ledger.trim_in_pauses()
    asyncio.run(main())
