import asyncio


class Manager:
    def __init__(self):
        self._turn = asyncio.Lock()
        self.active = []
        self.count = 0

    async def take_turn(self):
        await self._turn.acquire()
        return True

    async def connect_all(self):
        if not await self.take_turn():
            return
        try:
            await self._connect_all()
        finally:
            self._turn.release()

    async def _connect_all(self):
        before = list(self.active)
        await asyncio.sleep(0)
        self.active = before + [len(before)]

    async def add(self):
        before = self.count
        await asyncio.sleep(0)
        self.count = before + 1
