import asyncio
import warnings

warnings.simplefilter("ignore", RuntimeWarning)


async def part(n=0):
    await asyncio.sleep(0)
    return n


async def main(numbers, unknown):
    try:
        print(await asyncio.gather(*map(part, numbers)))
        print(await asyncio.gather(*list(map(part, numbers)), return_exceptions=True))
        jobs = tuple(part(n) for n in numbers)
        print(await asyncio.gather(*jobs))
        print(await asyncio.gather(*unknown), len(unknown))
    except TypeError:
        print("rejected")


if __name__ == "__main__":
    asyncio.run(main([1, 2], []))
