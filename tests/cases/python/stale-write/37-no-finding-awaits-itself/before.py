import asyncio


class Store:
    def __init__(self, connect):
        self._conn = connect()
        self._count = 0

    async def __aenter__(self):
        self._conn = await self._conn
        return self

    async def __aexit__(self, *exc):
        await self._conn.close()


async def main():
    async def connect():
        await asyncio.sleep(0)
        return Connection()

    async with Store(connect):
        print("open")


class Connection:
    async def close(self):
        print("closed")


if __name__ == "__main__":
    asyncio.run(main())
