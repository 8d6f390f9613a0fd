import asyncio
import contextlib
import time
from decimal import Decimal

STEP = Decimal("0.1")


async def tick():
    time.sleep(STEP)
    time.sleep(float(STEP))
    time.sleep(Decimal(2))


async def until(deadline):
    try:
        time.sleep(deadline - time.monotonic())
    except ValueError:
        print("too late")


async def on_the_clock(loop_time):
    try:
        time.sleep(loop_time - asyncio.get_running_loop().time())
    except ValueError:
        print("too late")


async def backwards(seconds):
    with contextlib.suppress(ValueError):
        time.sleep(-seconds)


async def parsed(text):
    try:
        time.sleep(float(text))
    except ValueError:
        print("no number")


async def several(text):
    try:
        seconds = int(text)
        time.sleep(seconds)
    except ValueError:
        print("no number")
