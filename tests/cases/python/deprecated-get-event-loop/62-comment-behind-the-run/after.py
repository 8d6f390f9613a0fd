import asyncio


async def main(n):
    print(n)


def first():
    asyncio.run(main(1))  # until it ends


def second():
    asyncio.run(main(2))  # the same


def third():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main(3))  # one
    loop.close()  # too many


first()
second()
third()
