import asyncio
import contextlib
from abc import ABC
from typing import Generic, TypeVar

from elsewhere import Unknown

T = TypeVar("T")


class Session(ABC, Generic[T]):
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        return None

    async def reset(self):
        async with self as session:
            print("reset", session is self)


class Named(Session[str]):
    name = "named"


class Opened(ABC):
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None


class Both(Opened):
    name = "both"

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        return None


class Foreign(Unknown):
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        return None


async def numbers():
    yield 1


async def main():
    async with Named() as named:
        print(named.name)
    with Both() as both:
        print(both.name)
    with Foreign() as foreign:
        print(foreign.name)
    async with contextlib.aclosing(numbers()) as some:
        print([one async for one in some])


async def serve(handler):
    server = await asyncio.start_server(handler, "localhost", 0)
    async with server:
        await server.serve_forever()
    await server.wait_closed()


async def pipe(data):
    child = await asyncio.create_subprocess_exec("cat", stdin=-1, stdout=-1)
    child.stdin.write(data)
    await child.stdin.drain()
    line = await child.stdout.readline()
    return line.decode()


async def stack(one):
    async with contextlib.AsyncExitStack() as entered:
        opened = await entered.enter_async_context(one)
        print(opened.name)
        await entered.aclose()
