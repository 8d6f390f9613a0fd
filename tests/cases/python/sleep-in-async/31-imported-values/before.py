import asyncio
import time

from conf import LIMIT, cache, name, helper, items as queue_items
from pkg import table
import conf
import os


async def a(k):
    if LIMIT > 3:
        time.sleep(1)
    if k not in cache:
        time.sleep(1)
        cache[k] = 1


async def b():
    while queue_items:
        time.sleep(1)
        queue_items.pop()


async def c():
    n = len(table)
    time.sleep(1)
    table["n"] = n


async def d(p):
    if os.path.exists(p):
        time.sleep(1)
        os.remove(p)
    x = helper(name)
    time.sleep(1)
    cache[x] = 1
    v = cache.get(1)
    cache[2] = v
    time.sleep(1)
    print(cache)
