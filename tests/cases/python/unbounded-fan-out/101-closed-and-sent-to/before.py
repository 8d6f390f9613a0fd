import asyncio
from contextlib import suppress


async def close(comms):
    closing = []
    for comm in comms:
        comm.abort()
        closing.append(comm.close())
    await asyncio.gather(*closing)


async def tell(peers, text):
    sends = []
    for peer in peers:
        sends.append(peer.send(text))
    await asyncio.gather(*sends)
