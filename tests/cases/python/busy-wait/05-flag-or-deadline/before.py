import asyncio
import time


class Link:
    def __init__(self):
        self.ready = False
        self.deadline = time.monotonic() + 5

    def opened(self):
        self.ready = True

    async def wait(self, limit):
        started = time.monotonic()
        while not self.ready and time.monotonic() - started < limit:
            await asyncio.sleep(0.05)
        while time.monotonic() < self.deadline:
            await asyncio.sleep(0.05)
