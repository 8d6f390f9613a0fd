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
    return await asyncio.gather(*[node.weigh(nodes) for node in nodes])
