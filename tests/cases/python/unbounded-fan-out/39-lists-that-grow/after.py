import asyncio


async def head(url):
    await asyncio.sleep(0)
    return url[0]


async def tail(url):
    await asyncio.sleep(0)
    return url[-1]


async def ends(urls):
    sem = asyncio.Semaphore(20)

    async def bounded_head(url):
        async with sem:
            return await head(url)

    async def bounded_tail(url):
        async with sem:
            return await tail(url)

    jobs = []
    for url in urls:
        jobs += [bounded_head(url), bounded_tail(url)]
    return await asyncio.gather(*jobs)


async def heads(first, urls):
    jobs = [head(first)]
    sem = asyncio.Semaphore(20)

    async def bounded_head(url):
        async with sem:
            return await head(url)

    jobs += [bounded_head(url) for url in urls]
    return await asyncio.gather(*jobs)


async def handed(first, more):
    jobs = [head(first)]
    jobs += more
    return await asyncio.gather(*jobs)


async def main():
    print(await ends(["ab", "cd"]), await heads("x", ["y"]), await handed("p", []))


if __name__ == "__main__":
    asyncio.run(main())
