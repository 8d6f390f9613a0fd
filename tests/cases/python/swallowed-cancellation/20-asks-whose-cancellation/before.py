import asyncio


def is_mine():
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def close(tools):
    for tool in tools:
        try:
            await tool.close()
        except BaseException:
            pass
        if is_mine():
            break
