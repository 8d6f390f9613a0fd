import asyncio


async def read(n):
    return n


async def go(flag):
    a, b = await asyncio.gather(
        read(1),
        (
            read(2)
            if flag
            else read(3)
        ),
    )
    rows = list(await asyncio.gather(read(1), (read(2) if flag else read(3))))
    await asyncio.gather((read(1)), ((read(2))), (  # why
        read(3)))
    return a, b, rows


print(asyncio.run(go(False)))
