import asyncio
from contextlib import suppress


async def close(comms):
    sem = asyncio.Semaphore(20)

    async def bounded_close(comm):
        async with sem:
            return await comm.close()

    closing = []
    for comm in comms:
        comm.abort()
        closing.append(bounded_close(comm))
    await asyncio.gather(*closing)


async def tell(peers, text):
    sem = asyncio.Semaphore(20)

    async def bounded_send(peer):
        async with sem:
            return await peer.send(text)

    sends = []
    for peer in peers:
        sends.append(bounded_send(peer))
    await asyncio.gather(*sends)
