import asyncio


class Scope:
    def __init__(self, one):
        self.one = one

    def __enter__(self):
        return self.one.load()

    def __exit__(self, *error):
        return None


class Vault:
    def __init__(self):
        self.rows = 0
        self.guard = asyncio.Lock()

    async def load(self):
        rows = self.rows
        await asyncio.sleep(0)
        self.rows = rows + 1

    async def store(self):
        async with self.guard:
            with Scope(self) as work:
                await work
            self.rows += 1


class Desk:
    def __init__(self):
        self.calls = 0
        self._lock = asyncio.Lock()
        self.jobs = asyncio.Queue()

    async def call(self):
        async with self._lock:
            calls = self.calls
            await asyncio.sleep(0)
            self.calls = calls + 1

    async def ask(self):
        hope = asyncio.get_running_loop().create_future()
        self.jobs.put_nowait((hope, self.call))
        return await hope

    async def call_twice(self):
        calls = self.calls
        await self.ask()
        self.calls = calls + 2

    async def call_by_definition(self, dry):
        if dry:
            async def step():
                pass
        else:
            async def step():
                await self.call()

        calls = self.calls
        await step()
        self.calls = calls + 1

    async def serve(self):
        while True:
            hope, job = await self.jobs.get()
            hope.set_result(await job())


async def main():
    vault, desk = Vault(), Desk()
    service = asyncio.create_task(desk.serve())
    await vault.store()
    await desk.call_twice()
    await desk.call_by_definition(False)
    service.cancel()
    print(vault.rows, desk.calls)


asyncio.run(main())
