import asyncio


class Names:
    def __init__(self):
        self._client = None
        self._last = self._count = 0

    async def client(self):
        if self._client is None:
            client = self._client = await dial()
            print(client)
        return self._client

    async def count(self):
        count = self._count
        await dial()
        last = self._count = count + 1
        return last


async def dial():
    await asyncio.sleep(0)
    return "dialled"


async def main():
    names = Names()
    print(await asyncio.gather(names.client(), names.client()))


if __name__ == "__main__":
    asyncio.run(main())
