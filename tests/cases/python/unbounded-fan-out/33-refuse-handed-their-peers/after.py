import asyncio

from ring import Node


async def join_all(nodes: list[Node]):
    await asyncio.gather(*[node.join(nodes) for node in nodes])


async def join_made(names):
    nodes = [Node(name) for name in names]
    await asyncio.gather(*[node.join(nodes) for node in nodes])


async def elect(peers, term):
    return await asyncio.gather(*(peer.vote(term, peers) for peer in peers))


async def weigh_all(nodes: list[Node]):
    sem = asyncio.Semaphore(20)

    async def bounded_weigh(node):
        async with sem:
            return await node.weigh(nodes)

    return await asyncio.gather(*[bounded_weigh(node) for node in nodes])
