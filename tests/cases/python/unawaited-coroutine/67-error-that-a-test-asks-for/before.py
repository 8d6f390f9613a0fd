import pytest


async def rows():
    yield 1


async def allowed(user):
    return bool(user)


async def test_is_no_plain_iterator():
    with pytest.raises(TypeError):
        for row in rows():
            print(row)
    with pytest.raises(TypeError):
        len(allowed(1))


async def test_rows():
    for row in rows():
        assert row
