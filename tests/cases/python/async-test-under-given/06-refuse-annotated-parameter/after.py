import asyncio

from hypothesis import given, strategies as st


@given(st.integers())
async def test_a(n):
    n: int = n + 1
    await go(n)


@given(st.integers())
async def test_b(n):
    if n:
        n: int
    await go(n)


@given(st.integers())
def test_c(n: int):
    async def check():
        nonlocal n
        m: int = n + 1
        n += m
        await go(n)

    asyncio.run(check())
