import asyncio
import itertools

LARGEST = 10


async def fetch(url):
    await asyncio.sleep(0)
    return url


def parts(urls, size):
    for start in range(0, len(urls), size):
        yield urls[start:start + size]


def all_parts(urls, size):
    return [urls[start:start + size] for start in range(0, len(urls), size)]


def taken(urls, size):
    walk = iter(urls)
    while part := list(itertools.islice(walk, size)):
        yield part


async def by_parts(urls):
    found = []
    for part in parts(urls, 10):
        found += await asyncio.gather(*[fetch(url) for url in part])
    for part in all_parts(urls, 10):
        found += await asyncio.gather(*[fetch(url) for url in part])
    for part in taken(urls, 10):
        found += await asyncio.gather(*[fetch(url) for url in part])
    return found


async def by_full_lists(urls):
    found = []
    waiting = []
    for url in urls:
        waiting.append(fetch(url))
        if len(waiting) >= LARGEST:
            found += await asyncio.gather(*waiting)
            waiting = []
    found += await asyncio.gather(*waiting)
    return found


async def first_ones(urls):
    return await asyncio.gather(*[fetch(url) for url in urls[:LARGEST]])


async def with_slots(urls, slots):
    async with asyncio.TaskGroup() as tg:
        for url in urls:
            await slots.acquire()
            task = tg.create_task(fetch(url))
            task.add_done_callback(lambda _: slots.release())


async def main():
    urls = [str(n) for n in range(25)]
    print(len(await by_parts(urls)), len(await by_full_lists(urls)), len(await first_ones(urls)))
    await with_slots(urls, asyncio.Semaphore(4))


if __name__ == "__main__":
    asyncio.run(main())
