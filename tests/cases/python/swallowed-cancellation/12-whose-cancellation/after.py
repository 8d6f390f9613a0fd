import asyncio


async def drain(task):
    try:
        await task
    except BaseException as error:
        return error
    return None


async def open_line(dial):
    line = await dial()
    try:
        await line.greet()
    except BaseException:
        try:
            await line.close()
        except BaseException:
            pass
        raise
    return line


async def say(line):
    greeting = line.greet()
    try:
        await asyncio.shield(greeting)
    except asyncio.CancelledError:
        raise
    except BaseException as error:
        print(error)
