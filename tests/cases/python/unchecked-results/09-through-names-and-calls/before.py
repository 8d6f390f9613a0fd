import asyncio


def check(results):
    for result in results:
        match result:
            case ValueError() | TypeError():
                print("bad")


async def load(xs, one, two):
    a = await asyncio.gather(*xs, return_exceptions=True)
    for at, item in enumerate(a):
        if isinstance(item, dict):
            print(at)
    b = c = await asyncio.gather(*xs, return_exceptions=True)
    [x, y] = await asyncio.gather(one, two, return_exceptions=True)
    (z,) = await asyncio.gather(one, return_exceptions=True)
    d = await asyncio.gather(*xs, return_exceptions=True)
    check(d)
    e = await asyncio.gather(*xs, return_exceptions=True)
    for key, value in dict(zip(xs, e)).items():
        if isinstance(value, Exception):
            print(key)
    f = await asyncio.wait_for(asyncio.gather(*xs, return_exceptions=True), 5)
    try:
        print(b, c, x, y, z, f)
    except OSError:
        await asyncio.gather(*xs, return_exceptions=True)
        raise


def run(loop, xs):
    loop.run_until_complete(asyncio.gather(*xs, return_exceptions=True))
