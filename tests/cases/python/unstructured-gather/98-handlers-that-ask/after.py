import asyncio
import logging

log = logging.getLogger(__name__)


async def fetch(key):
    return key


async def by_kind(a, b):
    try:
        return await asyncio.gather(fetch(a), fetch(b))
    except Exception as failure:
        if isinstance(failure, (KeyError, OSError)):
            return []
        raise


async def by_pattern(a, b):
    try:
        await asyncio.gather(fetch(a), fetch(b))
    except BaseException as failure:
        match failure:
            case LookupError():
                return
            case _:
                raise


async def by_class(a, b):
    try:
        await asyncio.gather(fetch(a), fetch(b))
    except Exception as failure:
        if type(failure) is not ValueError:
            raise


async def by_member(a, b):
    try:
        await asyncio.gather(fetch(a), fetch(b))
    except Exception as failure:
        return failure.status


async def by_name(a, b):
    try:
        await asyncio.gather(fetch(a), fetch(b))
    except Exception as failure:
        return getattr(failure, "status", 500)


async def logged(a, b):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fetch(a))
            tg.create_task(fetch(b))
    except Exception as failure:
        log.error("%s: %s", type(failure).__name__, failure)
        raise failure.with_traceback(None)


async def cancelled(a, b):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fetch(a))
            tg.create_task(fetch(b))
    except BaseException as failure:
        if not isinstance(failure, asyncio.CancelledError):
            log.exception("failed")
        raise


async def grouped(a, b):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fetch(a))
            tg.create_task(fetch(b))
    except Exception as failure:
        if isinstance(failure, ExceptionGroup):
            log.error("%s failures", len(failure.exceptions))
        raise


async def marked(a, b):
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fetch(a))
            tg.create_task(fetch(b))
    except Exception as failure:
        if not hasattr(failure, "seen"):
            log.exception("failed")
            failure.seen = True
        raise
