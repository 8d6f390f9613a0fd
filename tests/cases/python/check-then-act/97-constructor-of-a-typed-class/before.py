import asyncio
from typing import Optional


class Cache:
    rows: Optional[dict]

    @classmethod
    async def create(cls) -> "Cache":
        self = cls()
        self.rows = None
        return self

    @staticmethod
    async def load() -> dict:
        await asyncio.sleep(0)
        print("loads")
        return {"a": 1}

    async def get(self) -> dict:
        if self.rows is None:
            self.rows = await self.load()
        return self.rows


async def main() -> None:
    cache = await Cache.create()
    await asyncio.gather(*[cache.get() for _ in range(2)])


asyncio.run(main())
