import asyncio


class Agent:
    async def drain(self, connector):
        try:
            async for message in connector:
                await self.dispatch(message)
        except Exception as error:
            print(error)

    async def collect(self, connector):
        messages = []
        async for message in connector:
            messages.append(message)
        return messages

    async def dispatch(self, message):
        print(message)

    async def run(self, connectors):
        async with asyncio.TaskGroup() as tg:
            for connector in connectors:
                tg.create_task(self.drain(connector))

    async def all(self, connectors):
        return await asyncio.gather(*[self.collect(connector) for connector in connectors])
