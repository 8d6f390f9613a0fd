import asyncio
import threading
from functools import partial


async def job(n):
    await asyncio.sleep(0)


def own_loop():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(job(1))
    loop.close()


def start(n):
    thread = threading.Thread(target=partial(asyncio.run, job(n)))
    thread.start()
    return thread


def main():
    for n in range(2):
        start(n).join()
    thread = threading.Thread(target=own_loop)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
