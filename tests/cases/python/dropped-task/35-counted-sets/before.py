import asyncio

done_tasks = set()


async def work(number):
    done_tasks.add(number)


class Pool:
    def __init__(self, most):
        self.most = most
        self.running_tasks = set()
        self.spare_tasks = set()

    def start(self, number):
        if len(self.running_tasks) < self.most:
            task = asyncio.create_task(work(number))
            self.running_tasks.add(task)

    def report(self):
        asyncio.create_task(work(0))

    def spare(self, awaitable_task):
        self.spare_tasks.add(awaitable_task)


class Names:
    def __init__(self):
        self.tasks = set()

    def start(self, name):
        self.tasks.add(name)
        asyncio.create_task(work(name))


def fire():
    asyncio.create_task(work(1))
