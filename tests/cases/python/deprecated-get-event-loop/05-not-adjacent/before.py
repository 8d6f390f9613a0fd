import asyncio


async def part(n):
    await asyncio.sleep(0)
    return n


def apart():
    loop = asyncio.new_event_loop()
    print("start")
    return loop.run_until_complete(part(1))


def told():
    loop = asyncio.new_event_loop()  # one of its own
    return loop.run_until_complete(part(2))


def several():
    return asyncio.get_event_loop().run_until_complete(asyncio.gather(part(3)))


if __name__ == "__main__":
    asyncio.set_event_loop(asyncio.new_event_loop())
    print(apart(), told(), several())
