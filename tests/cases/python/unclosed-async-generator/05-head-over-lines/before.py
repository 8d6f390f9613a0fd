async def rows(*names):
    for name in names:
        yield name


async def first(limit):
    async for row in rows(
        1,
        2,
    ):  # in order
        if row > limit:
            break
    async for row in (rows()):
        text = """
  kept as it is
"""
        if row:
            return text
    async for row in rows():
        for _ in range(row):
            pass
        else:
            break
    async for row in rows():
        def later():
            return row
        later()
    return limit
