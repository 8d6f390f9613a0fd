import asyncio


async def announce(socket, account):
    channels: list[str] = [f"{account}.orders", f"{account}.trades"]
    jobs = []
    for channel in channels:
        jobs.append(socket.send(channel))
    await asyncio.gather(*jobs)


async def announce_more(socket, more):
    channels = ["orders", "trades"]
    channels.extend(more)
    await asyncio.gather(*[socket.send(channel) for channel in channels])
