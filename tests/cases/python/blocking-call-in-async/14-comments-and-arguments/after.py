import asyncio
import subprocess
import time


def settle(
    *words,
):
    time.sleep(0)
    return " ".join(words)


async def main():
    first = await asyncio.to_thread(
        settle,
        # the first word
        "a",  # short
        "b",
    )
    second = await asyncio.to_thread(settle  # no words at all
    )
    # a generator would be walked in the thread, a list is made here
    third = (await asyncio.to_thread(  # one word
        subprocess.getoutput,
        "echo c"
    )).upper()
    print(first, repr(second), third)


if __name__ == "__main__":
    asyncio.run(main())
