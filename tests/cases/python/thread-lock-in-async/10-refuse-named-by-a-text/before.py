import asyncio
import threading


class Cache:
    def __init__(self):
        self._guard = threading.Lock()
        self.rows = {}

    async def put(self, key):
        with self._guard:
            await asyncio.sleep(0)
            self.rows[key] = key

    def size(self):
        with getattr(self, "_guard"):
            return len(self.rows)


async def main():
    cache = Cache()
    await cache.put(1)
    print(cache.size())


if __name__ == "__main__":
    asyncio.run(main())
