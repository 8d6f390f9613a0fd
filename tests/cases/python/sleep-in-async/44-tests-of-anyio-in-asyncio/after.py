import asyncio

import pytest

pytestmark = pytest.mark.anyio


async def test_one():
    await asyncio.sleep(0.1)
