import asyncio

cache = {}
_cache_lock = asyncio.Lock()
loads = []


async def load(key):
    await asyncio.sleep(0)
    loads.append(key)
    return key.upper()


async def get(key):
    async with _cache_lock:
        value = cache.get(key)
        # not there yet
        if value is None:
            value = await load(key)
            cache[key] = value
    return value


class Names:
    def __init__(self):
        self.known = {}
        self._lock = asyncio.Lock()
        self._client = None
        self._client_lock = asyncio.Lock()
        self.last = None

    async def get(self, key):
        async with self._lock:
            name = self.known.get(key)
            if name:
                return name
            name = await load(key)
            self.known[key] = name
        return name

    async def client(self):
        async with self._client_lock:
            client = self._client
            if not client:
                client = self._client = await load("client")
        return client

    async def again(self, key):
        name = self.known.get(key)
        if name is None:
            fresh = await load(key)
            name = self.known.get(key)
            if name is None:
                name = self.known[key] = fresh
        return name

    async def put(self, key):
        last = self.last
        if last is None or last.old:
            await load(key)
        name = self.known.get(key)
        if name is None:
            name = self.known[key] = key.upper()
        return name


async def main():
    names = Names()
    print(await asyncio.gather(get("a"), get("a"), names.get("b"), names.get("b")))
    print(await asyncio.gather(names.client(), names.client()), sorted(loads))


if __name__ == "__main__":
    asyncio.run(main())
