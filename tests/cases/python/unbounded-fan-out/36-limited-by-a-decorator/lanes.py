import asyncio
import functools

_lane = asyncio.Semaphore(5)


def in_lane(function):
    @functools.wraps(function)
    async def wrapper(*args):
        async with _lane:
            return await function(*args)

    return wrapper
