import asyncio

from hypothesis import given, settings, strategies as st


@settings(max_examples=5)
@given(st.integers(), st.integers())
async def test_sum(a, b):
    check = a
    while b:
        a, b = a + 1, b - 1
        await asyncio.sleep(0)

    assert a == check or b == 0
