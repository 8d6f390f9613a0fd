import asyncio


class Session:
    def __init__(self, user):
        self.user = user

    async def login(self, user):
        return Session(user)

    async def get(self, path):
        return f"{self.user}:{path}"


async def load(paths):
    session = asyncio.get_running_loop().create_future()
    session.set_result(Session("ann"))
    session = await session
    session = await session.login("bob")
    return await asyncio.gather(*[session.get(path) for path in paths])


async def tail(paths):
    reader = asyncio.StreamReader()
    reader = await reader.rewound()
    return await asyncio.gather(*[reader.readuntil(path) for path in paths])


print(asyncio.run(load(["a", "b"])))
