import asyncio

import pytest


async def part(n):
    return n


async def test_refuses_coroutines():
    with pytest.raises(TypeError):
        await asyncio.wait([part(1)])


async def test_waits():
    await asyncio.wait([part(2)])
