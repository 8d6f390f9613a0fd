import asyncio


async def part(n):
    await asyncio.sleep(0)
    return n


def show(done):
    print(sorted(task.result() for task in done))


async def joined(numbers):
    jobs = [part(n) for n in numbers]
    more = [part(n + 10) for n in numbers]
    jobs += more
    done, _ = await asyncio.wait(jobs)
    show(done)


async def mapped(numbers):
    jobs = [part(5)]
    jobs.extend(map(part, numbers))
    done, _ = await asyncio.wait(jobs)
    show(done)


async def started(numbers):
    early = [asyncio.create_task(part(n)) for n in numbers]
    jobs = [part(5)]
    jobs.extend(early)
    done, _ = await asyncio.wait(jobs)
    show(done)


async def main():
    try:
        await started([1, 2])
    except TypeError:
        print("rejected")


asyncio.run(main())
