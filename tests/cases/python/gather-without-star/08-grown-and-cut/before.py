import asyncio


async def ping(n):
    return n


async def grown(numbers):
    jobs = []
    for n in numbers:
        jobs += [ping(n)]
    return await asyncio.gather(jobs)


async def cut(numbers):
    jobs = [asyncio.ensure_future(ping(n)) for n in numbers]
    found = await asyncio.gather(jobs[:1])
    return found


async def done(numbers):
    return await asyncio.gather([await ping(n) for n in numbers])


async def show(work):
    try:
        return await work
    except TypeError:
        return "TypeError"


async def main():
    print(await show(grown([1, 2])), await show(cut([1, 2])))


if __name__ == "__main__":
    asyncio.run(main())
