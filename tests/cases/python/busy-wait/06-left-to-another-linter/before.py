import asyncio


class App:
    should_exit = False
    ready = False

    async def run(self):
        while not self.ready:  # ruff: ignore[async-busy-wait]
            await asyncio.sleep(0.1)
        # the signal handler sets a flag only
        while not self.should_exit:  # noqa: ASYNC110 (asked for by the author)
            await asyncio.sleep(0.1)
        while self.ready:  # noqa: ASYNC100
            await asyncio.sleep(0.1)

    def stop(self):
        self.should_exit = True
