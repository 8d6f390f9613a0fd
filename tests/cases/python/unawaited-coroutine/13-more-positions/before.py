import asyncio
import threading

guard = threading.Lock()
total = 0


async def save(n):
    return n


async def rows():
    return [1, 2]


async def one(cond, xs):
    save(1); save(2)
    if cond: save(3)
    y = save(4) if cond else save(5)
    y += 1
    kept = [x for x in xs if save(x)]
    first, *rest = rows()
    print({save(6): first}, rest, not save(7), -save(8) ** 2)
    a, b = save(9), save(10)
    print(a + 1)
    await b
    save(11).close()
    any(save(x) for x in xs)
    any([save(x) for x in xs])
    with guard:
        save(12)
    return y, kept, (
        rows(
            # all of them
        )
        [0]
    )


async def two():
    global total
    before = total
    save(1)
    total = before + 1

    class Inner:
        size = len(rows())

    return Inner


if __name__ == "__main__":
    asyncio.run(one(True, [1]))
