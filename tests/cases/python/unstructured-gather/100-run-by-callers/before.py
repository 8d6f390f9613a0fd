import asyncio


async def probe(port):
    await asyncio.sleep(0)
    if port > 2:
        raise ConnectionError(port)


async def started():
    await asyncio.gather(probe(1), probe(2))


async def stopped_by_hand():
    await asyncio.gather(probe(1), probe(2))


async def driven():
    await asyncio.gather(probe(1), probe(3))


async def in_a_task():
    await asyncio.gather(probe(1), probe(4))


async def watched():
    task = asyncio.create_task(in_a_task())
    await asyncio.sleep(0)
    try:
        await task
    except ConnectionError as error:
        print("watched", error)


def drive():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(driven())
    finally:
        loop.close()


def main():
    try:
        drive()
    except ConnectionError as error:
        print("driven", error)
    try:
        asyncio.run(stopped_by_hand())
    except KeyboardInterrupt:
        print("stopped")
    asyncio.run(watched())


try:
    asyncio.run(started())
except ConnectionError as error:
    print("started", error)
main()
