from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

log = logging.getLogger("work")
BROAD = (OSError, BaseException)


class Halt(Exception):
    pass


async def work(queue: asyncio.Queue):
    try:
        await queue.get()
    except BaseException as error:
        if isinstance(error, (KeyError, Halt)):
            raise
        log.error("lost: %r", error)
    try:
        await queue.get()
    except BaseException as error:
        if not isinstance(error, Exception):
            raise
        log.error("lost: %r", error)
    try:
        await queue.get()
    except BROAD:
        log.error("broad")
    try:
        await queue.get()
    except BaseException as error:
        match error:
            case Halt():
                raise
            case _:
                log.error("matched")
    try:
        await queue.get()
    except BaseException as error:
        for name in ("first", "second"):
            log.error("%s: %r", name, error)
        else:
            raise
    try:
        queue.get_nowait()
    except BaseException:
        log.error("nothing is awaited here")
    else:
        await queue.join()
