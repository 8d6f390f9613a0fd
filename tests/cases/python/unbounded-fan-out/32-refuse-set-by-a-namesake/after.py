import asyncio


class Connection:
    def __init__(self, writers, readers):
        self.writers = writers
        self.readers = readers
        self.sender = None

    async def start(self, sender):
        self.sender = sender
        writing = asyncio.gather(*[writer.run(self.sender) for writer in self.writers])
        sem = asyncio.Semaphore(20)

        async def bounded_start(reader):
            async with sem:
                return await reader.start(sender)

        reading = asyncio.gather(*[bounded_start(reader) for reader in self.readers])
        await reading
        await writing
