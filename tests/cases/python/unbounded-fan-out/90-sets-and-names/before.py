import asyncio


class Hub:
    def __init__(self):
        self.sent = []

    async def send(self, who, text):
        await asyncio.sleep(0)
        self.sent.append((who, text))
        return who

    async def greet(self, people):
        tasks = {asyncio.create_task(self.send(who, "hi")) for who in people}
        done, pending = await asyncio.wait(tasks)
        return len(done), len(pending)

    async def warn(self, people):
        waiting = set()
        for who in people:
            # one at a time is too slow
            waiting.add(asyncio.create_task(self.send(who, "beware")))
        await asyncio.wait(waiting)

    async def call(self, people):
        tasks = []
        for who in people:
            text = f"call {who}"
            task = asyncio.create_task(self.send(who, text), name=who)
            task.add_done_callback(lambda task: task.get_name())
            tasks.append(task)
        return await asyncio.gather(*tasks)

    async def in_turn(self, people):
        tasks = []
        for who in people:
            task = asyncio.create_task(self.send(who, "next"))
            tasks.append(task)
            await task
        return await asyncio.gather(*tasks)


async def main():
    hub = Hub()
    print(await hub.greet(["ann", "bob"]))
    await hub.warn(["cid"])
    print(await hub.call(["ann", "bob"]))
    print(await hub.in_turn(["dan"]))
    print(sorted(hub.sent))


if __name__ == "__main__":
    asyncio.run(main())
