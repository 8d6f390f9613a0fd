import asyncio
import threading


async def job(n):
    await asyncio.sleep(n)


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def run(self):
        asyncio.run(job(self.n))


class Plain(threading.Thread):
    def run(self):
        print("no loop")


def main():
    for thread in [Worker(n) for n in range(2)] + [Plain()]:
        thread.start()
