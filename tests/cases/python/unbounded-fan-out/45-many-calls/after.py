import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


class Camera:
    def __init__(self, channels):
        self.channels = channels

    async def refresh(self):
        sem = asyncio.Semaphore(20)
        pending = []
        for channel in self.channels:
            pending.append(_with_semaphore(sem, self.state(channel)))
            pending.append(_with_semaphore(sem, self.audio(channel)))
            pending.append(_with_semaphore(sem, self.lights(channel)))
            if channel.wifi:
                pending.append(_with_semaphore(sem, self.signal(channel, retries=2)))
            pending.append(_with_semaphore(sem, self.rules(channel.id)))
        return await asyncio.gather(*pending, return_exceptions=True)

    async def state(self, channel):
        return channel

    async def audio(self, channel):
        return channel

    async def lights(self, channel):
        return channel

    async def signal(self, channel, retries):
        return channel, retries

    async def rules(self, ident):
        return ident
