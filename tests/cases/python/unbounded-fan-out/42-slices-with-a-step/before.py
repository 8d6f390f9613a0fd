import asyncio


async def fetch(url):
    await asyncio.sleep(0)
    return url


async def every_other(urls):
    return await asyncio.gather(*[fetch(url) for url in urls[::2]])


async def but_the_first(urls):
    return await asyncio.gather(*[fetch(url) for url in urls[1::2]])


async def few(urls):
    return await asyncio.gather(*[fetch(url) for url in urls[:10:2]])


async def main():
    urls = [str(n) for n in range(6)]
    print(await every_other(urls), await but_the_first(urls), await few(urls))


if __name__ == "__main__":
    asyncio.run(main())
