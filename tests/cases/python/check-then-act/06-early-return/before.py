import asyncio

cache = {}
loads = []
closed = []


async def load(key):
    await asyncio.sleep(0)
    loads.append(key)
    return key.upper()


async def get(key):
    if key in cache:
        return cache[key]
    value = await load(key)
    # for the next one
    cache[key] = value
    return value


class Link:
    def __init__(self):
        self.conn = object()
        self.busy = False

    async def close(self):
        if self.conn is not None:
            await asyncio.sleep(0)
            self.conn = None
            closed.append(1)

    async def run(self):
        if self.busy:
            return
        self.busy = True
        await asyncio.sleep(0)
        self.busy = False


async def main():
    print(await asyncio.gather(get("a"), get("a")), len(loads))
    link = Link()
    await asyncio.gather(link.run(), link.run())
    await link.close()
    print(len(closed))


if __name__ == "__main__":
    asyncio.run(main())
