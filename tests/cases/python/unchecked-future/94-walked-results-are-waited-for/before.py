import queue
import threading
from concurrent.futures import ThreadPoolExecutor

inbox = queue.Queue()
opened = threading.Event()
pool = ThreadPoolExecutor(2)


def drain(number):
    while (item := inbox.get()) is not None:
        print("drained", item)


def enter(number):
    opened.wait()


def save(number):
    if number < 0:
        raise ValueError(number)


def feed(items):
    with ThreadPoolExecutor(1) as workers:
        workers.map(drain, range(1))
        for item in items:
            inbox.put(item)
        inbox.put(None)


def open_doors(visitors):
    with ThreadPoolExecutor(2) as guards:
        guards.map(enter, visitors)
        print("opening")
        opened.set()


def later(numbers):
    pool.map(save, numbers)


async def beside(numbers, report):
    with ThreadPoolExecutor(2) as savers:
        savers.map(save, numbers)
        await report()


def twice(numbers):
    with ThreadPoolExecutor(2) as savers:
        savers.map(save, numbers)
        savers.map(print, numbers)
        print("saved")


feed(["a"])
open_doors([1])
later([2])
twice([])
pool.shutdown()
