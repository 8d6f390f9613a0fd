import asyncio

from shop.work import Job, Note, after


async def settle(n, futures):
    return await after(n - 1, futures) if n else 0


async def in_a_row(numbers):
    loop = asyncio.get_running_loop()
    waiting = [loop.create_future() for _ in numbers]
    return await asyncio.gather(*[settle(n, futures=waiting) for n in numbers])


async def run_all(jobs):
    return await asyncio.gather(*[job.run() for job in jobs])


async def send_all(notes):
    sem = asyncio.Semaphore(20)

    async def bounded_send(note):
        async with sem:
            return await note.send()

    return await asyncio.gather(*[bounded_send(note) for note in notes])


async def main():
    first, second = Job("first"), Job("second")
    first.needs.append(second)
    print(await run_all([first, second]), await send_all([Note("a"), Note("b")]), await in_a_row([0]))


asyncio.run(main())
