from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from before import Counter
async def save(v):
    print("saving", v)
async def refresh_all(c: Counter):
    await c.bump()
    await c.bump()
class Store:
    def __init__(self, c: Counter):
        self.c = c
    async def flush(self):
        await self.c.bump()
