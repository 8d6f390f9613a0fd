import asyncio

done = []


async def work(n):
    await asyncio.sleep(0)
    done.append(n)


def pending():
    asyncio.ensure_future(work(1))
    asyncio.get_event_loop().run_until_complete(work(2))


def by_hand():
    asyncio.set_event_loop(asyncio.new_event_loop())
    loop = asyncio.get_event_loop()
    loop.run_until_complete(work(3))
    loop.close()


def alone():
    asyncio.run(work(4))
    asyncio.set_event_loop(None)


if __name__ == "__main__":
    by_hand()
    alone()
    print(done)
