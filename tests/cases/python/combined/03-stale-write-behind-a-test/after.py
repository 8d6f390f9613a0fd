import asyncio


class Account:
    def __init__(self, client):
        self.client = client
        self.config = None
        self._lock = asyncio.Lock()
        self.version = 0

    async def get_config(self):
        async with self._lock:
            if not self.config:
                answer = await self.client.ask(self.version)
                self.config = answer.config
                self.version = answer.version
        return self.config


class Feed:
    def __init__(self, client):
        self.client = client
        self.version = 0
        self._lock = asyncio.Lock()

    async def poll(self, wanted):
        if wanted:
            async with self._lock:
                answer = await self.client.ask(self.version)
                self.version = answer.version


async def main(client):
    await asyncio.gather(Account(client).get_config(), Feed(client).poll(True))
