import asyncio


async def ask(host, page):
    await asyncio.sleep(0)
    return f"{host}/{page}"


async def table(hosts, pages):
    return [await asyncio.gather(*[ask(host, page) for page in pages]) for host in hosts]


async def first(hosts, pages):
    sem = asyncio.Semaphore(20)

    async def bounded_ask(host):
        async with sem:
            return await ask(host, pages)

    return [answer[:1] for answer in await asyncio.gather(*[bounded_ask(host) for host in hosts])]


if __name__ == "__main__":
    print(asyncio.run(table("ab", "xy")), asyncio.run(first("ab", "x")))
