import asyncio


class Mailbox:
    """Blocking calls for scripts; the connection lives between them."""

    def __init__(self):
        self.lines = None

    def open(self):
        asyncio.get_event_loop().run_until_complete(self._open())

    def read(self):
        loop = asyncio.get_event_loop()
        return loop.run_until_complete(self._read())

    async def _open(self):
        self.lines = asyncio.Queue()
        self.lines.put_nowait("hello")

    async def _read(self):
        return await self.lines.get()


class Session:
    def __del__(self):
        asyncio.get_event_loop().run_until_complete(self.stop())

    async def stop(self):
        await asyncio.sleep(0)


class App:
    def run(self):
        asyncio.run(self.serve())

    async def serve(self):
        await asyncio.sleep(0)
        print("served")


if __name__ == "__main__":
    App().run()
