import contextlib


async def rows(*names):
    for name in names:
        yield name


async def first(limit):
    async with contextlib.aclosing(rows(
        1,
        2,
    )) as agen:
        async for row in agen:  # in order
            if row > limit:
                break
    async with contextlib.aclosing(rows()) as agen:
        async for row in agen:
            text = """
  kept as it is
"""
            if row:
                return text
    async with contextlib.aclosing(rows()) as agen:
        async for row in agen:
            for _ in range(row):
                pass
            else:
                break
    async for row in rows():
        def later():
            return row
        later()
    return limit
