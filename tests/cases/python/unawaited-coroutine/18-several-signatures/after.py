import asyncio
from typing import overload

stored = {}


class Store:
    @overload
    async def put(self, key: str) -> int: ...

    @overload
    async def put(self, key: str, value: int) -> int: ...

    async def put(self, key, value=0):
        await asyncio.sleep(0)
        stored[key] = value
        return value


@overload
async def allowed(user: str) -> bool: ...


@overload
async def allowed(user: int) -> bool: ...


async def allowed(user):
    await asyncio.sleep(0)
    return user == "root"


async def main(store: Store):
    await store.put("a", 1)
    if await allowed("guest"):
        await store.put("b")
    print(stored)


if __name__ == "__main__":
    asyncio.run(main(Store()))
