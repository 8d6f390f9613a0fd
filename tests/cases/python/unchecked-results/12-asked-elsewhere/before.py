import asyncio
from helpers import *


async def probe_all(hosts):
    results = await asyncio.gather(*(probe(host) for host in hosts), return_exceptions=True)
    return [host for host, up in zip(hosts, results) if up is True]


async def publish(messages):
    tasks = [asyncio.create_task(send(message)) for message in messages]
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        try:
            task.result()
        except OSError:
            print("not sent")


async def told(job, report):
    await asyncio.gather(job, return_exceptions=True)
    report(job)


async def load_all(names):
    results = await asyncio.gather(*(load(name) for name in names), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print(result)


async def disconnect_all(lines):
    await asyncio.gather(*(line.hang_up() for line in lines), return_exceptions=True)
