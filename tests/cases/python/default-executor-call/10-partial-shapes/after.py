import asyncio


def show(*args, **kwargs):
    return args, sorted(kwargs.items())


async def main():
    loop = asyncio.get_running_loop()
    words = ["x", "y"]
    a = await asyncio.to_thread(show, 1, 2)
    b = await asyncio.to_thread(show, 2, k=1)
    c = await asyncio.to_thread(show, *words, **{"k": 3})
    d = await asyncio.to_thread(
        show,
        1,  # one
        k=2,
    )
    e = await asyncio.to_thread(show, *words)

    def now():
        return loop.time()

    print(a, b, c, d, e, now() > 0)


if __name__ == "__main__":
    asyncio.run(main())
