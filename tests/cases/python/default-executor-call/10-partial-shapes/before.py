import asyncio
from functools import partial


def show(*args, **kwargs):
    return args, sorted(kwargs.items())


async def main():
    loop = asyncio.get_running_loop()
    words = ["x", "y"]
    a = await loop.run_in_executor(None, partial(show, 1), 2)
    b = await loop.run_in_executor(None, partial(show, k=1), 2)
    c = await loop.run_in_executor(None, partial(show, *words, **{"k": 3}))
    d = await loop.run_in_executor(
        None,
        partial(
            show,
            1,  # one
            k=2,
        ),
    )
    e = await loop.run_in_executor(None, show, *words)

    def now():
        return loop.time()

    print(a, b, c, d, e, now() > 0)


if __name__ == "__main__":
    asyncio.run(main())
