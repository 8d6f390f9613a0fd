import asyncio

finished_tasks: set[str] = set()
running_tasks: set[asyncio.Task] = set()


async def work(name):
    await asyncio.sleep(0)
    finished_tasks.add(name)


class Pool:
    def __init__(self):
        self.aborting_tasks: set[str] = set()

    async def abort(self, name):
        self.aborting_tasks.add(name)
        asyncio.create_task(work(name))


async def main():
    await Pool().abort("a")
    await asyncio.sleep(0.01)
    print(finished_tasks, running_tasks)


if __name__ == "__main__":
    asyncio.run(main())
