import asyncio
import queue
import threading
from concurrent.futures import Future

loose = queue.Queue()
small = queue.Queue(maxsize=1)
ready = threading.Event()


async def main():
    loose.put("a")
    small.put("b", block=False)
    while not loose.empty():
        print(loose.get())
    print(small.get(False), ready.wait(0))
    future = Future()
    future.set_result("c")
    if future.done():
        print(future.result())


if __name__ == "__main__":
    asyncio.run(main())
