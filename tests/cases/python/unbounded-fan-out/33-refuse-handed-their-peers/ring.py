import asyncio


class Node:
    def __init__(self, name):
        self.name = name
        self.joined = False

    async def join(self, nodes):
        self.joined = True
        while not all(node.joined for node in nodes):
            await asyncio.sleep(0.01)

    async def weigh(self, nodes):
        await asyncio.sleep(0.01)
        return 1 / len(nodes)
