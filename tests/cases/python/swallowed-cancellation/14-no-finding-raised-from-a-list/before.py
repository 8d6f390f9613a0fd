import asyncio


class Session:
    def __init__(self, parts):
        self.parts = parts
        self.closed = []

    async def close(self):
        errors = []
        for part in self.parts:
            try:
                await self.leave(part)
            except BaseException as error:
                errors.append(error)
        if errors:
            raise errors[0]

    async def close_last(self):
        errors = []
        try:
            await self.leave("last")
        except BaseException as error:
            errors.append(error)
        self.parts.clear()
        for error in errors:
            raise error

    async def leave(self, part):
        await asyncio.sleep(0.01)
        self.closed.append(part)


async def main():
    for closing in Session.close, Session.close_last:
        session = Session(["a", "b", "c"])
        task = asyncio.create_task(closing(session))
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("cancelled", session.closed)


asyncio.run(main())
