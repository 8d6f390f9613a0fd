import asyncio


def start(url):
    return asyncio.create_task(fetch(url))


async def fetch(url):
    await asyncio.sleep(0)
    return len(url)


async def first_of(urls):
    calls = [start(url) for url in urls]
    try:
        return await next(asyncio.as_completed(calls))
    finally:
        for call in calls:
            call.cancel()


async def all_of(*given):
    running = tuple(map(asyncio.ensure_future, given))
    try:
        return await asyncio.gather(*running, return_exceptions=True)
    finally:
        print(all(one.done() for one in running))


async def results_of(client, urls):
    requests = [client.get(url) for url in urls]
    await asyncio.gather(*requests, return_exceptions=True)
    return [request.result() for request in requests]


async def known(client, urls):
    sem = asyncio.Semaphore(20)

    async def bounded_get(url):
        async with sem:
            return await client.get(url)

    calls = [bounded_get(url) for url in urls]
    if calls:
        return await asyncio.gather(*calls, return_exceptions=True)
    return []


class Client:
    def get(self, url):
        return start(url)


async def main():
    print(await first_of(["a", "a"]))
    print(await all_of(fetch("ab"), fetch("abc")))
    print(await results_of(Client(), ["a", "ab"]))
    print(await known(Client(), ["abc"]))


asyncio.run(main())
