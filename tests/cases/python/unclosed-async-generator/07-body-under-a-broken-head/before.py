import asyncio

log = []


async def rows(*names):
    for name in names:
        yield name
    log.append("end")


async def first_long(limit):
    async for row in rows("a", "bbb",
                          "cccc"):
        # the short ones do not count
        if len(row) > limit:
            log.append(row)
            break
    else:
        log.append("none")


async def first_of(names):
        async for row in rows(
                *names): # deep, and less deep
            return row


async def main():
    await first_long(2)
    log.append(await first_of(["x", "y"]))
    print(log)


if __name__ == "__main__":
    asyncio.run(main())
