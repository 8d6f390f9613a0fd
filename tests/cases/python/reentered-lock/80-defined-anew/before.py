import asyncio
import faulthandler
import threading


class Journal:
    def __init__(self):
        self._lock = threading.Lock()
        self.rows = []

    def add(self, row):
        with self._lock:
            self.rows.append(row)

    def flush(self):
        with self._lock:
            self.write()

    def write(self):
        raise NotImplementedError


class Loud(Journal):
    def write(self):
        self.add("flushed")


class Store:
    def __init__(self):
        self._lock = asyncio.Lock()

    async def sync(self):
        async with self._lock:
            await self.push()

    async def push(self):
        return "pushed"


class Slow(Store):
    async def push(self):
        async with self._lock:
            return "never"


class Plain:
    def __init__(self):
        self._lock = threading.Lock()

    def flush(self):
        with self._lock:
            return self.write()

    def write(self):
        return "written"


class Own(Plain):
    def flush(self):
        return self.write()

    def write(self):
        with self._lock:
            return "own"


if __name__ == "__main__":
    faulthandler.dump_traceback_later(0.5, exit=True, file=open("/dev/null", "w"))
    journal = Loud()
    journal.flush()
    print(journal.rows, Own().flush(), Plain().flush())
