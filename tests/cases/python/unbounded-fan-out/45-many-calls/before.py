import asyncio


class Camera:
    def __init__(self, channels):
        self.channels = channels

    async def refresh(self):
        pending = []
        for channel in self.channels:
            pending.append(self.state(channel))
            pending.append(self.audio(channel))
            pending.append(self.lights(channel))
            if channel.wifi:
                pending.append(self.signal(channel, retries=2))
            pending.append(self.rules(channel.id))
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
