import asyncio
import contextlib
import pytest


async def f(n):
    return n


@contextlib.contextmanager
def quiet():
    try:
        yield
    except ValueError:
        pass


@contextlib.asynccontextmanager
async def aquiet():
    with contextlib.suppress(KeyError):
        yield


@contextlib.contextmanager
def loud():
    try:
        yield
    finally:
        print()


class T:
    @contextlib.contextmanager
    def guard(self):
        try:
            yield
        except ValueError:
            pass

    async def a(self):
        with self.guard():
            await asyncio.gather(f(1), f(2))

    async def b(self):
        with self.assertRaises(ValueError):
            await asyncio.gather(f(1), f(2))

    async def c(self):
        with self.assertRaises(Exception):
            await asyncio.gather(f(1), f(2))


async def a(x):
    with quiet():
        await asyncio.gather(f(1), f(2))
    async with aquiet():
        await asyncio.gather(f(1), f(2))
    with loud():
        await asyncio.gather(f(1), f(2))
    with contextlib.ExitStack() as stack:
        await asyncio.gather(f(1), f(2))
        stack.enter_context(contextlib.suppress(ValueError))
        await asyncio.gather(f(1), f(2))
    with contextlib.suppress(ValueError) if x else contextlib.nullcontext():
        await asyncio.gather(f(1), f(2))
    with pytest.raises(ValueError, match="x"):
        await asyncio.gather(f(1), f(2))
