import asyncio


class Hub:
    def __init__(self, loop):
        self.loop = loop

    async def start(self):
        asyncio.create_task(self.listen())  # noqa: RUF006
        asyncio.ensure_future(self.listen(), loop=self.loop)  # ruff: ignore[asyncio-dangling-task]
        # RUF006: the transport keeps it
        asyncio.create_task(self.listen())
        asyncio.create_task(
            self.listen(),
            name="listen",
        )  # noqa: E501, RUF006
        asyncio.create_task(self.listen())  # noqa: E501

    async def listen(self):
        await asyncio.sleep(3600)
