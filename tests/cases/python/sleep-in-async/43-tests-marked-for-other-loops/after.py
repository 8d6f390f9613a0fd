import asyncio
import time

import pytest


@pytest.mark.trio
async def test_in_trio():
    time.sleep(0.1)


@pytest.mark.asyncio
async def test_in_asyncio():
    await asyncio.sleep(0.1)


@pytest.mark.anyio
async def test_of_asyncio():
    await asyncio.wait_for(asyncio.sleep(0), 1)
    await asyncio.sleep(0.1)


class TestEach:
    pytestmark = [pytest.mark.slow, pytest.mark.anyio]

    @pytest.mark.parametrize("n", [1, 2])
    async def test_one(self, n):
        time.sleep(n)
