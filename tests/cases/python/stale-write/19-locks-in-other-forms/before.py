import asyncio
import contextlib
import functools

total = 0
lock = asyncio.Lock()


class Pair:
    def __init__(self):
        self.writer = asyncio.Lock()


rwlock = Pair()


def alone(work):
    @functools.wraps(work)
    async def inner(*args):
        async with lock:
            return await work(*args)

    return inner


async def through_a_stack(n):
    global total
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(lock)
        seen = total
        await asyncio.sleep(0)
        total = seen + n


async def part_of_a_lock(n):
    global total
    async with rwlock.writer:
        seen = total
        await asyncio.sleep(0)
        total = seen + n


@alone
async def decorated(n):
    global total
    seen = total
    await asyncio.sleep(0)
    total = seen + n


async def main():
    for work in (through_a_stack, part_of_a_lock, decorated):
        await asyncio.gather(*[work(1) for _ in range(3)])
    print(total)


if __name__ == "__main__":
    asyncio.run(main())
