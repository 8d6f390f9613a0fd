import asyncio


async def attempt(step):
    try:
        await step()
    except BaseException as error:
        return error
    return None


async def close(pipe, pool):
    failed = None
    try:
        await pipe.reset()
    except BaseException as error:
        failed = error
    pool.discard(pipe)
    return failed, True


async def store(session, rows):
    try:
        await session.save(rows)
    except BaseException as error:
        raise _without_rows(error) from None


def _without_rows(error):
    return error if isinstance(error, asyncio.CancelledError) else RuntimeError("not saved")


async def report(record):
    # BaseException, since CancelledError is no Exception.
    try:
        await record()
    except BaseException:
        print("not recorded")


async def load(session):
    try:
        return await session.load()
    except BaseException as error:
        raise RuntimeError("not loaded") from error
