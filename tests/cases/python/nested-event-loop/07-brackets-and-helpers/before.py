import asyncio


async def part(n):
    await asyncio.sleep(0)
    return n


def careful(n):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(part(n))
    return "none"


def perhaps(n):
    return asyncio.run(part(n)) if n else "none"


async def main():
    print(asyncio.run(
        part(1),  # the first
    ), 2)
    print(careful(perhaps(0)))


if __name__ == "__main__":
    asyncio.run(main())
