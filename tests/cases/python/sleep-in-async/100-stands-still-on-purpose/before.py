import asyncio
import time


async def kill(lock):
    # Block the event loop forever. The watchdog has to start this process anew.
    while True:
        time.sleep(10)


async def stall():
    # The watchdog is tested with a loop that stands still on purpose.
    time.sleep(3)


async def poll(ready):
    # Asked again and again.
    while not ready():
        time.sleep(1)


asyncio.run(poll(lambda: True))
