import asyncio

seen = []


async def consume(topic):
    while True:
        try:
            await asyncio.sleep(0.001)
            seen.append(topic)
            for n in range(3):
                if n:
                    break
        except asyncio.CancelledError:
            return


async def serve(port):
    server = await asyncio.start_server(print, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


class Poller:
    def __init__(self):
        self.stop = asyncio.Event()

    async def poll(self, name):
        while not self.stop.is_set():
            await asyncio.sleep(0.001)
            seen.append(name)

    async def run(self, name):
        await self.poll(name)

    async def all(self, names):
        await asyncio.gather(*[self.run(name) for name in names])


async def main(topics, ports):
    poller = Poller()
    asyncio.get_running_loop().call_later(0.05, poller.stop.set)
    await poller.all([f"p{n}" for n in range(25)])
    try:
        async with asyncio.timeout(0.05):
            await asyncio.gather(*[consume(topic) for topic in topics], *[serve(port) for port in ports])
    except TimeoutError:
        print(len(set(seen)))


if __name__ == "__main__":
    asyncio.run(main(list(range(25)), []))
