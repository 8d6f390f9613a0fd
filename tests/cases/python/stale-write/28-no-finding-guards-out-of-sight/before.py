import asyncio
import contextlib
import functools


class Lk:
    def __init__(self):
        self._l = asyncio.Lock()

    async def __aenter__(self):
        await self._l.acquire()
        return self

    async def __aexit__(self, *a):
        self._l.release()


def serialized(f):
    lock = asyncio.Lock()

    @functools.wraps(f)
    async def inner(*a, **k):
        async with lock:
            return await f(*a, **k)
    return inner


class C:
    def __init__(self):
        self.n = 0
        self.d = {}
        self._lock = asyncio.Lock()
        self.lk = Lk()

    @contextlib.asynccontextmanager
    async def _guard(self):
        async with self._lock:
            yield self

    async def a(self):
        async with self._guard():
            v = self.n
            await asyncio.sleep(0)
            self.n = v + 1

    async def b(self):
        async with self.lk:
            v = self.n
            await asyncio.sleep(0)
            self.n = v + 1

    @serialized
    async def c(self):
        v = self.n
        await asyncio.sleep(0)
        self.n = v + 1

    async def d_(self, k):
        async with self._guard():
            if k not in self.d:
                self.d[k] = await self.load(k)

    async def load(self, k): return k

    async def e(self):
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(self._lock)
            v = self.n
            await asyncio.sleep(0)
            self.n = v + 1
