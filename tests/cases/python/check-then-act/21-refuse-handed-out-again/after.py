"""Objects that are handed out again run their constructor again."""
import asyncio


async def ask(key):
    await asyncio.sleep(0)
    return key


class Account:
    _one = None

    def __new__(cls, *args):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def __init__(self, key):
        if not hasattr(self, "key"):
            self.key = key
            self._token = None

    async def token(self):
        if self._token is None:
            self._token = await ask(self.key)
        return self._token


class Guest:
    def __init__(self, key):
        if key:
            self._token = None
        else:
            self._token = "none"
        self._lock = asyncio.Lock()
        self.key = key

    async def token(self):
        async with self._lock:
            if self._token is None:
                self._token = await ask(self.key)
        return self._token
