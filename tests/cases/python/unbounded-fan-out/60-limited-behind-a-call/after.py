import asyncio

most = 0
running = 0


async def ask(n):
    global most, running
    running += 1
    most = max(most, running)
    await asyncio.sleep(0)
    running -= 1
    return n


class Client:
    def __init__(self):
        self._semaphore = asyncio.Semaphore(2)

    async def _request(self, n):
        async with self._semaphore:
            return await ask(n)

    async def get(self, n):
        found = await self._request(n)
        return found + 1

    async def get_quietly(self, n):
        try:
            return await asyncio.wait_for(self.get(n), 5)
        except TimeoutError:
            return None

    async def get_and_log(self, n):
        found = await self.get(n)
        await ask(-n)
        return found

    async def all(self, numbers):
        return await asyncio.gather(*[self.get(n) for n in numbers])

    async def all_quietly(self, numbers):
        return await asyncio.gather(*[self.get_quietly(n) for n in numbers])

    async def all_logged(self, numbers):
        sem = asyncio.Semaphore(20)

        async def bounded_get_and_log(n):
            async with sem:
                return await self.get_and_log(n)

        return await asyncio.gather(*[bounded_get_and_log(n) for n in numbers])


async def enrich(numbers):
    sem = asyncio.Semaphore(3)

    async def one(n, limiter):
        async with limiter:
            return await ask(n)

    async def wrapped(n):
        return n, await one(n, sem)

    return await asyncio.gather(*(wrapped(n) for n in numbers))


async def main():
    client = Client()
    numbers = range(30)
    print(sum(await client.all(numbers)), sum(await client.all_quietly(numbers)), most)
    print(len(await enrich(numbers)), most)
    print(sum(await client.all_logged(numbers)))


if __name__ == "__main__":
    asyncio.run(main())
