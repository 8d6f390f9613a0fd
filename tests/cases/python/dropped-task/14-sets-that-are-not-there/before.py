import asyncio

DEBUG = False


async def work(done):
    await asyncio.sleep(0)
    done.append("done")


class Server:
    def __init__(self, done):
        asyncio.create_task(work(done))
        self.tasks = set()
        asyncio.create_task(work(done))

    def __new__(cls, done):
        asyncio.create_task(work(done))
        return super().__new__(cls)

    @classmethod
    def warm(cls, done):
        asyncio.create_task(work(done))

    @staticmethod
    def cold(done):
        asyncio.create_task(work(done))


class Quiet:
    def __init__(self, done):
        if DEBUG:
            self.tasks = set()
        asyncio.create_task(work(done))


async def main():
    done = []
    server = Server(done)
    server.warm(done)
    server.cold(done)
    Quiet(done)
    await asyncio.sleep(0.01)
    print(done)


if __name__ == "__main__":
    asyncio.run(main())
