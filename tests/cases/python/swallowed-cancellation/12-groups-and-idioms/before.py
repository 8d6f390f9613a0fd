import asyncio
import contextlib


class Feed:
    def __init__(self):
        self._task = None

    def start(self):
        self._task = asyncio.create_task(asyncio.sleep(60))

    def cancel_feed(self):
        self._task.cancel()

    async def stop(self):
        self.cancel_feed()
        try:
            await self._task
        except asyncio.CancelledError:
            return "stopped"

    async def finish(self, work):
        task = asyncio.create_task(work)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            while not task.done():
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.shield(task)
            raise


async def grouped(works):
    try:
        async with asyncio.TaskGroup() as tg:
            for work in works:
                tg.create_task(work)
    except* ValueError:
        return_value = "failed"
    except* BaseException:
        return_value = "broken"
    else:
        return_value = "done"
    try:
        await asyncio.sleep(0)
    except* asyncio.CancelledError:
        pass
    except* BaseException:
        raise
    return return_value


async def main():
    feed = Feed()
    feed.start()
    await asyncio.sleep(0)
    print(await feed.stop(), await feed.finish(asyncio.sleep(0, "slept")), await grouped([asyncio.sleep(0)]))


if __name__ == "__main__":
    asyncio.run(main())
