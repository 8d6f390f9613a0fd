import asyncio


async def ask():
    await asyncio.sleep(0)
    return 1


class Store:
    def __init__(self):
        self.supported = True
        self.conn = None
        self._lock = asyncio.Lock()

    async def find(self):
        if self.supported:
            try:
                return await ask()
            except NotImplementedError:
                self.supported = False
            except OSError:
                print("not there")

    async def connect(self):
        async with self._lock:
            if self.conn is None:
                try:
                    self.conn = await ask()
                except OSError:
                    self.conn = None
                    raise
        return self.conn
