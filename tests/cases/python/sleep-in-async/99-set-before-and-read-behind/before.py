import asyncio
import threading
import time

current = None
local = threading.local()
lock = asyncio.Lock()


async def handle(request, reply):
    global current
    current = request
    time.sleep(0.1)
    reply(current)


async def handle_local(request, reply):
    local.request = request
    time.sleep(0.1)
    reply(local.request)


async def handle_one(request, reply):
    global current
    async with lock:
        current = request
        time.sleep(0.1)
        reply(current)


class Page:
    async def load(self, url):
        self.url = url
        time.sleep(0.1)
        return await self.get(self.url)

    async def reload(self, url):
        time.sleep(0.1)
        self.url = url
        return await self.get(self.url)
