import asyncio
from asyncio import Lock


class Meter:
    served = 0

    def __init__(self) -> None:
        self.sums = {"calls": 0}
        self.guard = Lock()

    async def add(self) -> None:
        calls = self.sums["calls"]
        await asyncio.sleep(0)
        self.sums["calls"] = calls + 1

    async def serve(self) -> None:
        async with self.guard:
            served = type(self).served
            await asyncio.sleep(0)
            type(self).served = served + 1
        served = type(self).served
        await self.add()
        type(self).served = served + 1
