import asyncio
import contextlib


async def work(queue, task, tasks):
    try:
        await queue.get()
    # whatever it was
    except:
        pass
    try:
        await queue.get()
        # the last word
    except BaseException as error:
        raise RuntimeError("no item") from error
    try:
        await queue.get()
    except BaseException as error:
        if isinstance(error, asyncio.CancelledError):
            raise
        print(error)
    failed = None
    try:
        await queue.get()
    except BaseException as error:
        failed = error
    if failed:
        raise failed
    for one in tasks:
        one.cancel()
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        pass
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    try: await queue.get()
    except: print("failed")
