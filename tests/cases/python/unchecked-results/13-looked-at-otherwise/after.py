import asyncio
import logging
from functools import partial

logger = logging.getLogger(__name__)


async def refresh(handlers):
    results = await asyncio.gather(*[update() for update in handlers], return_exceptions=True)
    for result in results:
        if result is not None:
            logger.warning("update failed: %s", result)


async def count(handlers):
    results = await asyncio.gather(*[update() for update in handlers], return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    logger.warning("%d updates", len(results))


def told(client, task):
    if task.exception():
        logger.warning("no connection to %s", client)


async def reconnect(clients):
    tasks = []
    for client in clients:
        task = asyncio.create_task(client.connect())
        task.add_done_callback(partial(told, client))
        tasks.append(task)
    await asyncio.gather(*tasks, return_exceptions=True)


async def restart(clients, running):
    tasks = []
    for client in clients:
        task = asyncio.create_task(client.connect())
        running.add(task)
        task.add_done_callback(running.discard)
        tasks.append(task)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result


async def relaunch(pending, launch):
    await asyncio.shield(asyncio.gather(pending.task, return_exceptions=True))
    return await launch()


async def test_full(acquire):
    failed = await asyncio.gather(*[acquire() for _ in range(3)], return_exceptions=True)
    assert [str(error) for error in failed] == ["full"] * 3


async def test_many(acquire):
    failed = await asyncio.gather(*[acquire() for _ in range(3)], return_exceptions=True)
    for result in failed:
        if isinstance(result, BaseException):
            raise result
    assert len(failed) == 3
