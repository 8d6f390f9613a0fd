import asyncio
import time


class Pool:
    def __init__(self):
        self.workers = []
        self.names = set()
        self.code = None

    async def fill(self):
        for name in ("a", "b"):
            await asyncio.sleep(0.001)
            self.workers.append(name)
            self.names.add(name)
        self.code = 0

    async def wait_for(self, n, names):
        while len(self.workers) < n:
            await asyncio.sleep(0.001)
        while not names.issubset(self.names):
            await asyncio.sleep(0.001)
        while (code := self.code) is None:
            await asyncio.sleep(0.001)
        return code

    async def settle(self, ready, pace):
        deadline = time.monotonic() + pace
        while time.monotonic() < deadline:
            await asyncio.sleep(0.001)
        while not ready(self.workers):
            await asyncio.sleep(0.001)
        while (rest := deadline - time.monotonic()) > 0:
            await asyncio.sleep(rest)
        while not await self.asked():
            await asyncio.sleep(0.001)

    async def asked(self):
        return len(self.workers) == 2


async def main():
    pool = Pool()
    task = asyncio.create_task(pool.fill())
    print(await pool.wait_for(2, {"a", "b"}))
    await pool.settle(len, 0.002)
    await task


if __name__ == "__main__":
    asyncio.run(main())
