import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


class Commands:
    def __init__(self):
        self.pending = {}

    def register(self, command) -> asyncio.Future:
        self.pending[command] = asyncio.get_running_loop().create_future()
        return self.pending[command]


class Client:
    def __init__(self, socket):
        self.commands = Commands()
        self.socket = socket

    async def send_all(self, commands):
        answers = [self.commands.register(command) for command in commands]
        for command in commands:
            await self.socket.send(command)
        return await asyncio.gather(*answers)

    async def wait_for_all(self, ranks):
        answers = []
        for rank in ranks:
            answer = asyncio.get_running_loop().create_future()
            await self.socket.send((rank, answer))
            answers.append(answer)
        return await asyncio.gather(*(asyncio.wait_for(answer, timeout=5) for answer in answers))

    async def as_they_are(self, rows):
        return await asyncio.gather(*[asyncio.sleep(0, result=row) for row in rows])

    async def within_time(self, rows):
        sem = asyncio.Semaphore(20)
        return await asyncio.gather(*(_with_semaphore(sem, asyncio.wait_for(load(row), timeout=5)) for row in rows))


async def load(row):
    return row
