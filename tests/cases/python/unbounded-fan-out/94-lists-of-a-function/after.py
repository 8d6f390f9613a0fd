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
    sem = asyncio.Semaphore(20)

    async def bounded_send(channel):
        async with sem:
            return await socket.send(channel)

    await asyncio.gather(*[bounded_send(channel) for channel in channels])
