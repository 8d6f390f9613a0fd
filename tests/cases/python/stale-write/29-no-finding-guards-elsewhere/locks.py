import asyncio, contextlib, functools, threading
_l = asyncio.Lock()
_t = threading.Lock()

@contextlib.asynccontextmanager
async def guard():
    async with _l:
        yield

@contextlib.contextmanager
def tguard():
    with _t:
        yield

def synchronized(f):
    @functools.wraps(f)
    def inner(*a):
        with _t:
            return f(*a)
    return inner

def aserial(f):
    @functools.wraps(f)
    async def inner(*a):
        async with _l:
            return await f(*a)
    return inner
