import asyncio


async def _with_semaphore(sem, coro):
    async with sem:
        return await coro


class Cursor:
    page = 0

    def step(self):
        self.page += 1


async def load(url, page):
    await asyncio.sleep(0)
    return f"{url}{page}"


async def walk(urls, cursor):
    sem = asyncio.Semaphore(20)
    jobs = []
    for url in urls:
        cursor.step()
        jobs.append(_with_semaphore(sem, load(url, cursor.page)))
    return await asyncio.gather(*jobs)


async def count(urls):
    seen = {"n": 0}

    async def one(url, before):
        seen["n"] += 1
        await asyncio.sleep(0)
        return f"{url}{before}"

    sem = asyncio.Semaphore(20)
    return await asyncio.gather(*[_with_semaphore(sem, one(url, seen["n"])) for url in urls])


async def main():
    print(await walk("abc", Cursor()))
    print(await count("abc"))


if __name__ == "__main__":
    asyncio.run(main())
