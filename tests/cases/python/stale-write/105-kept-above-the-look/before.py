import asyncio


class Board:
    def __init__(self):
        self.parts = {}

    # The parts that go are those of the moment at which the lock was taken.
    async def apply(self, blocks):
        old = set(self.parts.values())
        fresh = {}
        for block in blocks:
            part = self.parts.get(block.id)
            if part is None:
                part = await self.mount(block)
            fresh[block.id] = part
        for part in old - set(fresh.values()):
            await part.remove()
        self.parts = fresh

    async def mount(self, block):
        await asyncio.sleep(0)
        return block.part()
