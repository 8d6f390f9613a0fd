import asyncio
import time


class Store:
    def __init__(self):
        self._count = 0
        self.rows = []
        self.name = "store"

    @property
    def count(self):
        return self._count

    @property
    def is_empty(self):
        return not self.rows

    @property
    def title(self):
        return self.name.title()

    async def counted(self):
        before = self.count
        time.sleep(0)
        self._count = before + 1

    async def opened(self):
        if self.is_empty:
            time.sleep(0)
            self.rows.append("header")

    async def asked_later(self):
        free = len(self.rows) < 9
        time.sleep(0)
        if free:
            self.rows.append("row")

    async def asked_anew(self):
        free = self.title
        await asyncio.sleep(0)
        free = len(self.rows) < 9
        if free:
            self.rows.append("row")


async def main():
    store = Store()
    await store.counted()
    await store.opened()
    await store.asked_later()
    await store.asked_anew()
    print(store.count, store.rows)


if __name__ == "__main__":
    asyncio.run(main())
