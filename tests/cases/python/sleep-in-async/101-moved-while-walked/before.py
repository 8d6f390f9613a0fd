import time
from unittest import mock

started = 0.0
limit = 0.0


class Jobs:
    def __init__(self):
        self.waiting = []
        self.log = []

    def drop(self, job):
        self.waiting.remove(job)
        self.log.append(job)

    async def announce(self):
        for job in self.waiting:
            time.sleep(0.1)
            print(job)

    async def announce_copy(self):
        for job in list(self.waiting):
            time.sleep(0.1)
            print(job)

    async def tell(self):
        for job in self.log:
            time.sleep(0.1)
            print(job)


async def measure():
    global started
    started = time.monotonic()
    time.sleep(0.1)
    return time.monotonic() - started


async def reset():
    global limit
    limit = 1.0
    time.sleep(0.1)
    return limit


async def pretend():
    with mock.patch("socket.gethostname", return_value="here"):
        time.sleep(0.1)
