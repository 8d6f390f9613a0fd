import asyncio
import warnings

warnings.simplefilter("ignore")


async def part():
    return "part"


def fresh():
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(part())
    finally:
        loop.close()


def through():
    return fresh()


def either():
    loop = asyncio.new_event_loop()
    if loop.is_closed():
        return loop.run_until_complete(part())
    loop.close()
    return "closed"


async def main():
    for call in (fresh, through):
        try:
            print(call())
        except RuntimeError:
            print("refused")
    try:
        print(through())
    except RuntimeError:
        print("refused")
    print(await asyncio.to_thread(fresh), either())


if __name__ == "__main__":
    asyncio.run(main())
