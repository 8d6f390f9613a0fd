import asyncio


def work():
    return "worked"


class Job:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    async def run(self):
        return await self.loop.run_in_executor(None, work)


async def main():
    own = asyncio.new_event_loop()
    try:
        print(await own.run_in_executor(None, work))
    except RuntimeError:
        print("another loop")
    own.close()


if __name__ == "__main__":
    asyncio.run(main())
