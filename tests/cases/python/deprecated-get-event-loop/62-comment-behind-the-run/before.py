import asyncio


async def main(n):
    print(n)


def first():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(main(1))  # until it ends
    loop.close()


def second():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(main(2))  # the same
    finally:
        loop.close()


def third():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main(3))  # one
    loop.close()  # too many


first()
second()
third()
