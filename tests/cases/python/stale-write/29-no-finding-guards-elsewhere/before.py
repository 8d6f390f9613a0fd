import asyncio
import threading
from locks import guard, tguard, synchronized, aserial

total = 0


async def a():
    global total
    async with guard():
        v = total
        await asyncio.sleep(0)
        total = v + 1


@aserial
async def b():
    global total
    v = total
    await asyncio.sleep(0)
    total = v + 1


count = 0


def w():
    global count
    with tguard():
        count += 1


@synchronized
def w2():
    global count
    count += 1


def main():
    for f in (w, w2):
        for _ in range(3):
            threading.Thread(target=f).start()
