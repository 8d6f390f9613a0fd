import asyncio


async def hurry(starting, log):
    await starting.wait()
    log.append("gone")


async def collect(answer, log):
    log.append(await answer)


async def beat(log):
    while True:
        await asyncio.sleep(1)
        log.append("beat")


class Server:
    def __init__(self):
        self.ready = asyncio.Event()

    async def greet(self):
        await self.ready.wait()
        print("hello")

    async def start(self):
        self.greet()
        self.ready.set()


async def main():
    log = []
    gate = asyncio.Event()
    answer = asyncio.get_running_loop().create_future()
    hurry(gate, log)
    collect(answer, log)
    beat(log)
    gate.wait()
    gate.set()
    answer.set_result(1)
    hurry(gate, log)
    await Server().start()
    print(log)


if __name__ == "__main__":
    asyncio.run(main())
