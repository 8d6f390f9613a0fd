import asyncio
import threading


async def main():
    ready = asyncio.Event()
    queue = asyncio.Queue()
    loop = asyncio.get_running_loop()
    threading.Timer(0.001, ready.set).start()
    await loop.run_in_executor(None, queue.put_nowait, 1)
    await asyncio.to_thread(loop.call_soon_threadsafe, ready.set)
    feeder = Feeder(ready)
    feeder.start()
    await ready.wait()
    print(queue.get_nowait())


class Feeder(threading.Thread):
    def __init__(self, ready: asyncio.Event):
        super().__init__()
        self.ready = ready

    def run(self):
        self.ready.set()


if __name__ == "__main__":
    asyncio.run(main())
