import asyncio


async def find(name):
    await asyncio.sleep(0)
    return name.upper()


async def handle(name):
    client = None

    async def report(text):
        nonlocal client
        if client is None:
            client = await find(name)
        return f"{text} for {client}"

    if not name:
        return await report("nothing")
    return await report("something")


async def share(names):
    first = None

    async def look(name):
        nonlocal first
        if first is None:
            first = await find(name)
        return first

    return await asyncio.gather(*[look(name) for name in names])


async def main():
    print(await handle("a"), await share(["b"]))


if __name__ == "__main__":
    asyncio.run(main())
