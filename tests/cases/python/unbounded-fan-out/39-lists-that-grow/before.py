import asyncio


async def head(url):
    await asyncio.sleep(0)
    return url[0]


async def tail(url):
    await asyncio.sleep(0)
    return url[-1]


async def ends(urls):
    jobs = []
    for url in urls:
        jobs += [head(url), tail(url)]
    return await asyncio.gather(*jobs)


async def heads(first, urls):
    jobs = [head(first)]
    jobs += [head(url) for url in urls]
    return await asyncio.gather(*jobs)


async def handed(first, more):
    jobs = [head(first)]
    jobs += more
    return await asyncio.gather(*jobs)


async def main():
    print(await ends(["ab", "cd"]), await heads("x", ["y"]), await handed("p", []))


if __name__ == "__main__":
    asyncio.run(main())
