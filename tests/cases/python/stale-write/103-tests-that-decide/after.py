import asyncio


class Bucket:
    def __init__(self, tokens):
        self.tokens = tokens
        self._lock = asyncio.Lock()
        self.closed = False

    async def take(self):
        async with self._lock:
            if self.tokens > 0:
                left = self.tokens - 1
                await asyncio.sleep(0)
                self.tokens = left

    async def take_or_leave(self):
        if self.closed:
            return
        async with self._lock:
            if self.tokens <= 0:
                await asyncio.sleep(0)
                return
            left = self.tokens - 1
            await asyncio.sleep(0)
            self.tokens = left

    async def take_sure(self):
        async with self._lock:
            assert self.tokens > 0, "nothing left"
            left = self.tokens - 1
            await asyncio.sleep(0)
            self.tokens = left

    async def take_in_time(self):
        if self.tokens > 0:
            await asyncio.sleep(0)
            async with self._lock:
                left = self.tokens - 1
                await asyncio.sleep(0)
                self.tokens = left

    async def drain(self):
        while self.tokens > 0:
            left = self.tokens - 1
            await asyncio.sleep(0)
            self.tokens = left

    async def drain_open(self):
        while not self.closed:
            async with self._lock:
                left = self.tokens - 1
                await asyncio.sleep(0)
                self.tokens = left
            self.closed = left <= 0

    async def match(self):
        async with self._lock:
            match self.tokens > 0:
                case True:
                    left = self.tokens - 1
                    await asyncio.sleep(0)
                    self.tokens = left


async def main():
    bucket = Bucket(9)
    await bucket.take()
    await bucket.take_or_leave()
    await bucket.take_sure()
    await bucket.take_in_time()
    await bucket.match()
    await bucket.drain()
    await bucket.drain()
    print(bucket.tokens)


if __name__ == "__main__":
    asyncio.run(main())
