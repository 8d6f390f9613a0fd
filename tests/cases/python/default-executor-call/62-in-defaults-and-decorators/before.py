import asyncio


def kept(*values):
    return lambda made: made


async def work(n):
    return n


async def main():
    loop = asyncio.get_running_loop()
    step = 2

    def inner(a=await asyncio.gather(loop.run_in_executor(None, int, 1), work(2))):
        return a

    later = lambda a=await loop.run_in_executor(None, int, 3): a

    @kept(await asyncio.gather(loop.run_in_executor(None, lambda: step + 1)))
    async def noted():
        return 4

    print(inner(), later(), await noted())


asyncio.run(main())
