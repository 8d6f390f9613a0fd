import asyncio
import subprocess
import threading

done = asyncio.Event()
told = threading.Event()


class Build:
    def __init__(self):
        self.ready = asyncio.Event()

    def compile(self, name):
        subprocess.run(["true", name], check=True)
        self.ready.set()

    async def start(self, name):
        self.compile(name)


def finish(command):
    result = subprocess.run(command)
    done.set()
    return result.returncode


def tell(command):
    result = subprocess.run(command)
    told.set()
    return result.returncode


async def main():
    await Build().start("x")
    print(finish(["true"]))
    print(tell(["true"]))


asyncio.run(main())
