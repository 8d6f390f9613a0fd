import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


def check(*results):
    for result in results:
        if isinstance(result, Exception):
            raise result


class Reader:
    @staticmethod
    def text(result):
        return "failed" if isinstance(result, Exception) else str(result)

    @classmethod
    def kind(cls, result):
        return result.__class__ is ValueError

    def length(self, result):
        return len(str(result))

    async def texts(self, numbers):
        results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
        return [self.text(result) for result in results]

    async def kinds(self, numbers):
        results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
        return [Reader.kind(result) for result in results]

    async def lengths(self, numbers):
        results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
        for result2 in results:
            if isinstance(result2, BaseException):
                raise result2
        return [self.length(result) for result in results]

    async def checked(self, numbers):
        results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
        check(*results)
        return len(results)

    async def told(self, numbers) -> list[int | BaseException]:
        results = await asyncio.gather(*[load(n) for n in numbers], return_exceptions=True)
        return [result for result in results if result]

    async def same(self):
        last, last = await asyncio.gather(load(1), load(2), return_exceptions=True)
        return last


async def main():
    reader = Reader()
    print(await reader.texts([1]), await reader.kinds([1]), await reader.lengths([1]))
    print(await reader.checked([1]), await reader.told([1]), await reader.same())


if __name__ == "__main__":
    asyncio.run(main())
