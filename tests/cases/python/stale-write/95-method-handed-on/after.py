import asyncio


class Mirror:
    def __init__(self) -> None:
        self.stores = []
        self.copied = 0

    async def copy_rows(self) -> None:
        for store in self.stores:
            await store.load()
        self.copied += 1


class Store:
    def __init__(self, mirror) -> None:
        self.loads = 0
        self._lock = asyncio.Lock()
        self.copies = 0
        self._copies_lock = asyncio.Lock()
        self.mirror = mirror

    async def load(self) -> None:
        async with self._lock:
            loads = self.loads
            await asyncio.sleep(0)
            self.loads = loads + 1

    async def refresh(self) -> None:
        loads = self.loads
        await retried(self.mirror.copy_rows)
        self.loads = loads + 1

    async def sync(self) -> None:
        async with self._copies_lock:
            copies = self.copies
            await retried(asyncio.sleep, 0)
            self.copies = copies + 1


async def retried(function, *args):
    for _ in range(3):
        try:
            return await function(*args)
        except OSError:
            await asyncio.sleep(1)


async def main():
    mirror = Mirror()
    store = Store(mirror)
    mirror.stores.append(store)
    await store.refresh()
    async with asyncio.TaskGroup() as group:
        group.create_task(store.sync())
        group.create_task(store.sync())
    print(store.copies, mirror.copied)


asyncio.run(asyncio.wait_for(main(), 5))
