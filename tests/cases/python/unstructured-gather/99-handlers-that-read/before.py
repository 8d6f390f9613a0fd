import asyncio
import logging

log = logging.getLogger(__name__)


async def fetch(key):
    return key


async def by_text(a, b):
    try:
        return await asyncio.gather(fetch(a), fetch(b))
    except Exception as failure:
        if "timed out" in str(failure):
            return []
        raise


async def by_text_with_a_name(a, b):
    try:
        return await asyncio.gather(fetch(a), fetch(b))
    except Exception as failure:
        reason = f"{failure}".lower()
        log.error(reason)
        if reason.startswith("quota"):
            return []
        raise


async def by_function(a, b):
    try:
        return await asyncio.gather(fetch(a), fetch(b))
    except Exception as failure:
        if is_transient(failure):
            return []
        raise


def is_transient(failure):
    return isinstance(failure, OSError)


async def told(a, b):
    try:
        return await asyncio.gather(fetch(a), fetch(b))
    except Exception as failure:
        tell(failure)
        return {"error": str(failure), "kind": f"{failure!r}"}


def tell(failure):
    log.error("failed: " + str(failure), exc_info=failure)
