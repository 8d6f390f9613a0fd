import time

import pytest

pytestmark = pytest.mark.anyio


async def test_one():
    time.sleep(0.1)
