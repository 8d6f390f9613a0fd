import asyncio
import itertools


async def fetch(url):
    await asyncio.sleep(0)
    return url


async def cut_off(urls):
    found = []
    while urls:
        batch, urls = urls[:10], urls[10:]
        found += await asyncio.gather(*[fetch(url) for url in batch])
    return found


async def taken(urls):
    found = []
    walk = iter(urls)
    while batch := list(itertools.islice(walk, 10)):
        found += await asyncio.gather(*[fetch(url) for url in batch])
    return found


async def parted(urls):
    for batch in itertools.batched(urls, 10):
        await asyncio.gather(*[fetch(url) for url in batch])


async def main():
    urls = [str(n) for n in range(30)]
    print(len(await cut_off(urls)), len(await taken(urls)))


if __name__ == "__main__":
    asyncio.run(main())
