import asyncio


class Counted:
    async def bump(self):
        self.total += 1
        await asyncio.sleep(0)
        return self.step()

    def step(self):
        return 1

    async def read(self):
        await asyncio.sleep(0)
        return self.step()


class Kept:
    async def flush(self):
        async with self.guard:
            await asyncio.sleep(0)
            return 1
