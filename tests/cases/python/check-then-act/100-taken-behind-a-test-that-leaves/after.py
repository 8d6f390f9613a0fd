import asyncio


class Desk:
    def __init__(self):
        self.open = {"a": 1, "b": 2}
        self._lock = asyncio.Lock()
        self.waiting = ["x"]
        self._waiting_lock = asyncio.Lock()
        self.busy = {"a", "b"}
        self._busy_lock = asyncio.Lock()

    async def close(self, key):
        async with self._lock:
            if key not in self.open:
                return False
            await asyncio.sleep(0)
            del self.open[key]
        return True

    async def next(self):
        async with self._waiting_lock:
            if not self.waiting:
                return None
            await asyncio.sleep(0)
            return self.waiting.pop()

    async def free(self, key):
        async with self._busy_lock:
            if not key or key not in self.busy:
                raise KeyError(key)
            await asyncio.sleep(0)
            self.busy.remove(key)

    async def close_anyway(self, key):
        if key not in self.open:
            return
        await asyncio.sleep(0)
        self.open.pop(key, None)

    async def free_anyway(self, key):
        if key not in self.busy:
            return
        await asyncio.sleep(0)
        self.busy.discard(key)

    async def close_if_there(self, key):
        if key not in self.open:
            return
        try:
            await asyncio.sleep(0)
            del self.open[key]
        except KeyError:
            pass

    async def close_at_once(self, key):
        await asyncio.sleep(0)
        if key not in self.open:
            return
        del self.open[key]


async def main():
    desk = Desk()
    for work, key in ((desk.close, ["a"]), (desk.next, []), (desk.free, ["b"])):
        print(await asyncio.gather(work(*key), work(*key), return_exceptions=True))


if __name__ == "__main__":
    asyncio.run(main())
