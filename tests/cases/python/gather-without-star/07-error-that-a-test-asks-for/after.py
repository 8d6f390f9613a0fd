import asyncio

import pytest


async def part(n):
    return n


async def test_refuses_lists():
    with pytest.raises(TypeError):
        await asyncio.gather([part(1)])


async def test_gathers():
    await asyncio.gather(*[part(2)])
