import asyncio
import contextlib

log = []


async def rows(*names):
    for name in names:
        yield name
    log.append("end")


async def first_long(limit):
    async with contextlib.aclosing(rows("a", "bbb",
                          "cccc")) as agen:
        async for row in agen:
            # the short ones do not count
            if len(row) > limit:
                log.append(row)
                break
        else:
            log.append("none")


async def first_of(names):
        async with contextlib.aclosing(rows(
                *names)) as agen:
            async for row in agen: # deep, and less deep
                return row


async def main():
    await first_long(2)
    log.append(await first_of(["x", "y"]))
    print(log)


if __name__ == "__main__":
    asyncio.run(main())
