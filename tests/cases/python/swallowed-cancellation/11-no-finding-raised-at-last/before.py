import asyncio
import logging

log = logging.getLogger(__name__)


async def through_finally(call):
    try:
        await call()
    except BaseException:
        try:
            raise
        finally:
            log.info("failed")


async def in_a_loop(call):
    try:
        await call()
    except BaseException:
        while True:
            log.info("failed")
            raise


async def on_one_branch(call, strict):
    try:
        await call()
    except BaseException as error:
        try:
            log.info("failed")
        except OSError:
            pass
        else:
            raise error
        finally:
            log.info("over")
        raise


async def failing():
    raise ValueError("no")


async def main():
    for check in through_finally, in_a_loop:
        try:
            await check(failing)
        except ValueError as error:
            print(error)


asyncio.run(main())
