import asyncio

from replies import Reply


class Page:
    def __init__(self, text):
        self.text = text
        self.loaded = asyncio.get_running_loop().create_future()
        self.loaded.set_result("loaded")

    def words(self):
        return [word for word in self.text.split()]

    def later(self):
        return asyncio.create_task(self.read())

    async def read(self):
        return self.text


async def fetch():
    await asyncio.sleep(0)
    return Page("a b")


async def load(n) -> Reply:
    await asyncio.sleep(0)
    return Reply(n)


async def rows():
    return {"first": 1}


async def attempt(coro):
    try:
        return await coro
    except (AttributeError, TypeError) as exc:
        return type(exc).__name__


async def words():
    return await fetch().words()


async def first_word():
    return await fetch().words()[0]


async def text():
    return f"{await fetch().text}!"


async def first():
    return 1 + await rows()["first"]


async def json():
    return await load(
        3,  # the third
    ).json()


async def read():
    return await fetch().read()


async def later():
    return await fetch().later()


async def loaded():
    return await fetch().loaded


async def main():
    for step in (words, first_word, text, first, json, read, later, loaded):
        print(await attempt(step()))


if __name__ == "__main__":
    asyncio.run(main())
