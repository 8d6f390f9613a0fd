import asyncio


class Hub:
    def __init__(self):
        self.groups = {}
        self.feeds = {}
        self.names = {}

    async def serve(self, key):
        if key not in self.groups:
            async with asyncio.TaskGroup() as group:
                self.groups[key] = group
                await asyncio.Event().wait()

    async def follow(self, key, source):
        if key not in self.feeds:
            await asyncio.sleep(0)
            self.feeds[key] = source
            await self.pump(source)

    async def pump(self, source):
        while True:
            print(await source.get())

    async def name(self, key):
        if key not in self.names:
            for _ in range(3):
                await asyncio.sleep(0)
            self.names[key] = key.title()
        return self.names[key]
