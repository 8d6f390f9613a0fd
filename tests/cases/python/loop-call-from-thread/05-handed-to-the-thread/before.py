import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def produce(loop, queue, done):
    queue.put_nowait("item")
    loop.call_soon(print)
    loop.call_soon_threadsafe(done.set_result, 1)
    done.set_result(1)


def other(ready, found):
    ready.set()
    found.clear()


class Feeder:
    def __init__(self):
        self.queue = asyncio.Queue()

    def feed(self, queue, n):
        queue.put_nowait(n)


def own(loop):
    asyncio.set_event_loop(loop)
    loop.call_soon(print)
    loop.run_forever()


def alone(queue):
    queue.put_nowait(1)


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    threading.Thread(target=produce, args=(loop, queue, loop.create_future())).start()
    ready = asyncio.Event()
    await asyncio.to_thread(other, ready, {})
    feeder = Feeder()
    with ThreadPoolExecutor() as pool:
        pool.submit(feeder.feed, queue, 3).result()
    threading.Thread(target=own, args=(asyncio.new_event_loop(),), daemon=True).start()
    alone(queue)
    loop.call_soon(alone, queue)
