import asyncio

from hypothesis import given, strategies as st


class TestSums:
    @staticmethod
    @given(st.integers())
    async def test_static(n):
        await asyncio.sleep(0)
        assert n == n


@given(st.integers())
async def test_taken(asyncio):
    assert asyncio is not None
