import asyncio
import contextlib
import threading

guard = threading.Lock()
failed = []


async def step():
    await asyncio.sleep(1)


async def note():
    try:
        await step()
    except BaseException as error:
        with guard:
            failed.append(type(error).__name__)
            raise


async def lose():
    try:
        await step()
    except BaseException:
        with contextlib.suppress(BaseException):
            raise


async def main():
    for work in (note, lose):
        task = asyncio.create_task(work())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        print(task.cancelled(), failed)


if __name__ == "__main__":
    asyncio.run(main())
