import asyncio


async def finish(jobs):
    await asyncio.gather(*(job.done.wait() for job in jobs), return_exceptions=True)


async def finish_all(jobs):
    results = await asyncio.gather(*(job.finish() for job in jobs), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
