import asyncio
import unittest

from hypothesis import given, strategies as st


class Runs(unittest.TestCase):
    def execute_example(self, test):
        return asyncio.run(test())

    @given(st.integers())
    async def test_run(self, n):
        await go(n)


class Prepared(unittest.IsolatedAsyncioTestCase):
    """Needs a queue."""

    async def asyncSetUp(self):
        self.queue = asyncio.Queue()

    @given(st.integers())
    async def test_queue(self, n):
        await self.queue.put(n)


@given(st.integers())
async def test_names(n):
    assert locals() == {"n": n}
    await go(n)


@given(st.integers())
def test_parts(n):
    async def check():
        assert vars(go) == {}
        await go(n)

    asyncio.run(check())


async def go(n):
    return n
