import asyncio
import threading


async def job(done):
    done.append(1)


def spawn(done, queue: asyncio.Queue):
    queue.put_nowait("here")
    return asyncio.create_task(job(done))


async def main(done):
    queue: asyncio.Queue = asyncio.Queue()
    await spawn(done, queue)


def worker(done):
    asyncio.run(main(done))


if __name__ == "__main__":
    done = []
    thread = threading.Thread(target=worker, args=(done,))
    thread.start()
    thread.join()
    print(done)
