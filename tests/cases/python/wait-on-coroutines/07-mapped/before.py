import asyncio


async def probe(host):
    return host


async def main(hosts, lookup):
    started = map(asyncio.create_task, map(probe, hosts))
    await asyncio.wait(started)
    await asyncio.wait(map(probe, hosts))
    await asyncio.wait(map(lookup, hosts))
