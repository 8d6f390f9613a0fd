import asyncio

from hypothesis import given, strategies as st


class TestSums:
    @staticmethod
    @given(st.integers())
    def test_static(n):
        async def check():
            await asyncio.sleep(0)
            assert n == n

        asyncio.run(check())


@given(st.integers())
async def test_taken(asyncio):
    assert asyncio is not None
