import asyncio


class Connection:
    def __init__(self, writers, readers):
        self.writers = writers
        self.readers = readers
        self.sender = None

    async def start(self, sender):
        self.sender = sender
        writing = asyncio.gather(*[writer.run(self.sender) for writer in self.writers])
        reading = asyncio.gather(*[reader.start(sender) for reader in self.readers])
        await reading
        await writing
