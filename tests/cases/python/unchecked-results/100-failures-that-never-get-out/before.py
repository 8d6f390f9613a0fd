import asyncio
import logging

logger = logging.getLogger(__name__)


async def close(item):
    """Close it, and only log what goes wrong."""
    try:
        await item.close()
    except Exception:
        logger.exception("could not close %s", item)


async def close_or_raise(item):
    try:
        await item.close()
    except OSError:
        logger.exception("could not close %s", item)


async def close_then(item):
    try:
        await item.close()
    except Exception:
        logger.exception("could not close %s", item)
    finally:
        await item.forget()


async def evict(items):
    await asyncio.gather(*(close(item) for item in items), return_exceptions=True)


async def evict_few(items):
    sem = asyncio.Semaphore(5)

    async def bounded_close(item):
        async with sem:
            return await close(item)

    await asyncio.gather(*(bounded_close(item) for item in items), return_exceptions=True)


async def evict_two(first, second):
    await asyncio.gather(close(first), close_or_raise(second), return_exceptions=True)


async def evict_all(items):
    await asyncio.gather(*[close_then(item) for item in items], return_exceptions=True)
