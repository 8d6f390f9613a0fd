import asyncio
import unittest

import pytest

lock = asyncio.Lock()


async def test_refuses_sync_with():
    with pytest.raises(TypeError, match="context manager"):
        with lock:
            pass


class LockTest(unittest.IsolatedAsyncioTestCase):
    async def test_refuses_sync_with(self):
        with self.assertRaises((TypeError, AttributeError)), lock:
            pass

    async def test_takes_it(self):
        with self.assertRaises(ValueError):
            async with lock:
                raise ValueError
