import asyncio


class Camera:
    def __init__(self, device, gate):
        self.device = device
        self.gate = gate
        self.address = None
        self.picture = None
        self.size = None
        self.coming = None
        self.task = None

    async def find(self):
        if self.address:
            return self.address
        if self.coming:
            return await self.coming
        loop = asyncio.get_running_loop()
        self.coming = loop.create_future()
        address = await self.device.ask("address")
        self.address = address
        self.coming.set_result(address)
        return address

    async def look(self):
        if self.picture is None:
            async with self.gate:
                # somebody else may have been first
                if self.picture is None:
                    self.picture = await self.device.ask("picture")
        return self.picture

    async def measure(self):
        async with self.device:
            if self.size is None:
                if self.task is None:
                    return None
                self.task = asyncio.create_task(self.look())
                self.size = await self.device.ask("size")
        return self.size
