from before import ordered


async def total():
    try:
        return sum(await ordered())
    except LookupError:
        return 0
