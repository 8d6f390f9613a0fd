import asyncio


async def part(n):
    await asyncio.sleep(0)
    return n


async def main(numbers):
    jobs = {part(1), part(2)}
    jobs.add(part(3))
    done, _ = await asyncio.wait(jobs)
    more, _ = await asyncio.wait({*[part(n) for n in numbers], part(0)})
    print(len(done), len(more))


if __name__ == "__main__":
    try:
        asyncio.run(main([7, 8]))
    except TypeError:
        print("refused")
