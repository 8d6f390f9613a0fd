import asyncio
import warnings

warnings.simplefilter("ignore", RuntimeWarning)


async def part(n):
    await asyncio.sleep(0)
    return n


async def main(one):
    errors = 0
    for make in (
        lambda: asyncio.gather((part(1), part(2))),
        lambda: asyncio.gather({part(1)}, return_exceptions=True),
        lambda: asyncio.gather(part(0), [part(1)]),
        lambda: asyncio.gather(
            part(n)
            for n in range(2)
        ),
    ):
        try:
            await make()
        except (TypeError, RuntimeError):
            errors += 1
    print("errors", errors)
    jobs = []
    jobs = one
    print(await asyncio.gather(jobs))


if __name__ == "__main__":
    asyncio.run(main(part(7)))
