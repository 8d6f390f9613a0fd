import asyncio

running = 0
most = 0


async def fetch(n, factor=1):
    global running, most
    running += 1
    most = max(most, running)
    await asyncio.sleep(0.001)
    running -= 1
    return n * factor


async def main(numbers, factors):
    async with asyncio.TaskGroup() as tg:
        for n in numbers:
            tg.create_task(fetch(n))
    async with asyncio.TaskGroup() as tg:
        tasks = {n: tg.create_task(fetch(n)) for n in numbers}
    both = await asyncio.gather(*map(fetch, numbers, factors))
    return sum(task.result() for task in tasks.values()) + sum(both)


if __name__ == "__main__":
    print(asyncio.run(main(range(int("100")), [0] * 5)))
    print("most", most)
