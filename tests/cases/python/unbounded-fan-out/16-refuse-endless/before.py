import asyncio


async def listen(channel, handle):
    while True:
        handle(await channel.receive())


async def serve(channels, handle):
    await asyncio.gather(*(listen(channel, handle) for channel in channels))


async def settled(events):
    await asyncio.gather(*(event.wait() for event in events))
