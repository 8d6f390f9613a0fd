import asyncio

_background_tasks = set()

DEBUG = False


async def work(done):
    await asyncio.sleep(0)
    done.append("done")


class Server:
    def __init__(self, done):
        task = asyncio.create_task(work(done))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)
        self.tasks = set()
        task = asyncio.create_task(work(done))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def __new__(cls, done):
        task = asyncio.create_task(work(done))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)
        return super().__new__(cls)

    @classmethod
    def warm(cls, done):
        task = asyncio.create_task(work(done))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)

    @staticmethod
    def cold(done):
        task = asyncio.create_task(work(done))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)


class Quiet:
    def __init__(self, done):
        if DEBUG:
            self.tasks = set()
        task = asyncio.create_task(work(done))
        _background_tasks.add(task)
        task.add_done_callback(_background_tasks.discard)


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
