import asyncio


class Pool:
    slots = asyncio.Semaphore(2)

    def __init__(self):
        self.lock = asyncio.Lock()


locks = [asyncio.Lock() for _ in range(3)]
by_name = {"first": asyncio.Event()}
later = (asyncio.Lock() for _ in range(3))
make = lambda: asyncio.Lock()


async def use():
    async with Pool.slots, locks[0]:
        return by_name["first"].is_set()
