import asyncio


class Account:
    def __init__(self, client):
        self.client = client
        self.config = None
        self.version = 0

    async def get_config(self):
        if not self.config:
            answer = await self.client.ask(self.version)
            self.config = answer.config
            self.version = answer.version
        return self.config


class Feed:
    def __init__(self, client):
        self.client = client
        self.version = 0

    async def poll(self, wanted):
        if wanted:
            answer = await self.client.ask(self.version)
            self.version = answer.version


async def main(client):
    await asyncio.gather(Account(client).get_config(), Feed(client).poll(True))
