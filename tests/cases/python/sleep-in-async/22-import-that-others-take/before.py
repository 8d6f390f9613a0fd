import time
from time import sleep as nap, sleep as rest


async def tick():
    time.sleep(1)
    nap(2)
    rest(3)
