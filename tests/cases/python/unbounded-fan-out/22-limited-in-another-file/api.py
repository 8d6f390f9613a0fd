import asyncio
SEM = asyncio.Semaphore(3)
async def fetch(u):
    async with SEM:
        return u
class Api:
    def __init__(self): self._limiter = asyncio.Semaphore(2)
    async def get(self, u):
        async with self._limiter:
            return u
async def pooled(u):
    return u
