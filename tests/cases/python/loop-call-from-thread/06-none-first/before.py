import asyncio
import threading


class Bridge:
    def __init__(self):
        self.answer = None
        self.task = None

    async def ask(self):
        self.answer = asyncio.get_running_loop().create_future()
        self.task = asyncio.create_task(asyncio.sleep(1))
        threading.Thread(target=self.work).start()
        return await self.answer

    def work(self):
        self.answer.set_result(3)
        self.task.cancel()
