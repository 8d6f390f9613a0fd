import asyncio


class Pool:
    def __init__(self, client):
        self.results = {}
        self.client = client

    def finish(self, name):
        self.results[name] = "done"

    async def wait(self, name):
        while self.results.get(name) is None:
            await asyncio.sleep(0.001)
        while self.client.get(name) is None:
            await asyncio.sleep(0.001)
