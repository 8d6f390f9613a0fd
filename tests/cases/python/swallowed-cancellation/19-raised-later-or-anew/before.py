import asyncio


async def close_all(sessions):
    errors = []
    for name, session in sessions.items():
        try:
            await session.close()
        except BaseException as error:
            errors.append((name, error))
    sessions.clear()
    if errors:
        for name, error in errors[1:]:
            print("also failed", name, error)
        raise errors[0][1]


async def settle(worker):
    try:
        return await asyncio.shield(worker)
    except asyncio.CancelledError:
        try:
            return await worker, True
        except BaseException as failure:
            raise asyncio.CancelledError from failure


async def give_up(connection):
    try:
        await connection.read()
    except BaseException:
        raise asyncio.CancelledError() from None


async def note(connection):
    seen = []
    try:
        await connection.read()
    except BaseException as error:
        seen.append(("read", error))
    print(len(seen))
