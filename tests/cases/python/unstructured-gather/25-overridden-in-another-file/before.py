import asyncio


class Plugin:
    async def setup(self): ...
    async def teardown(self): ...

    async def cycle(self):
        await asyncio.gather(self.setup(), self.teardown())
