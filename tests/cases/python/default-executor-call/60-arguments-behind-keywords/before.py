import asyncio
from functools import partial


def show(*args, **kwargs):
    return args, sorted(kwargs.items())


def count(seen):
    seen.append(len(seen))
    return seen[-1]


async def main(words, options):
    loop = asyncio.get_running_loop()
    seen = []
    a = await loop.run_in_executor(None, partial(show, 0, key=1), 2, words[0])
    b = await loop.run_in_executor(None, partial(show, *words, key=count(seen)), "last")
    c = await loop.run_in_executor(None, partial(show, key=count(seen)), count(seen))
    d = await loop.run_in_executor(None, partial(show, **options), 2)
    print(a, b, c, d)


if __name__ == "__main__":
    asyncio.run(main(["x", "y"], {"key": 3}))
