import asyncio
import time
import state
from state import get, put, Store, STORE


class V:
    def __init__(self, store: Store):
        self.store = store

    async def a(self):
        v = self.store.read()
        time.sleep(1)
        self.store.write(v + 1)

    async def b(self):
        v = get()
        time.sleep(1)
        put(v + 1)

    async def c(self):
        v = STORE.total
        time.sleep(1)
        STORE.total = v + 1

    async def d(self):
        v = state.get()
        time.sleep(1)
        state.put(v + 1)
