import asyncio


async def join(task):
    """Wait for the task; a cancellation that came meanwhile is the caller's to raise."""
    pending = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as exc:
            if task.cancelled():
                break
            pending = pending or exc
        except Exception:
            break
    return pending


async def pause(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError as exc:
        print("cancelled", exc)
    return seconds
