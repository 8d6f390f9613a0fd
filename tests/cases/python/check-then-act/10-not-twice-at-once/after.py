import asyncio


class Link:
    def __init__(self, dial):
        self.dial = dial
        self.line = None
        self.dialling = False
        self.seen = {}
        """What came in, by its number."""
        self._lock = asyncio.Lock()
        self.count = 0

    async def connect(self):
        if self.line is None and not self.dialling:
            self.dialling = True
            try:
                self.line = await self.dial()
            finally:
                self.dialling = False

    async def reconnect(self):
        if self.dialling:
            raise RuntimeError("already connecting")
        self.dialling = True
        if self.line:
            await self.line.close()
            self.line = None
        self.dialling = False

    async def fetch(self, number):
        async with self._lock:
            if number not in self.seen:
                self.seen[number] = await self.line.ask(number)
        return self.seen[number]


class CachesPages:
    async def page(self):
        if not self._page:
            self._page = await self.load()
        return self._page


async def feed(chunks, connect, send):
    line = None

    async def pump():
        nonlocal line
        async for chunk in chunks:
            if line is None:
                line = await connect()
            await send(line, chunk)

    task = asyncio.create_task(pump())
    await task


async def walk(root, load):
    known = {}

    async def visit(node):
        if node in known:
            return known[node]
        known[node] = await load(node)
        for child in known[node]:
            await visit(child)
        return known[node]

    return await visit(root)
