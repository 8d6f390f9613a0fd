import asyncio
from functools import partial


def show(*args, **kwargs):
    return args, sorted(kwargs.items())


def count(seen):
    seen.append(len(seen))
    return seen[-1]


async def main(words, options):
    seen = []
    a = await asyncio.to_thread(show, 0, 2, words[0], key=1)
    b = await asyncio.to_thread(show, *words, "last", key=count(seen))
    c = await asyncio.to_thread(partial(show, key=count(seen)), count(seen))
    d = await asyncio.to_thread(partial(show, **options), 2)
    print(a, b, c, d)


if __name__ == "__main__":
    asyncio.run(main(["x", "y"], {"key": 3}))
