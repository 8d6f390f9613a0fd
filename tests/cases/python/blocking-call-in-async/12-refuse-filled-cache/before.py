import asyncio
import os
import subprocess

codes = {}
latest = None


async def once():
    if "true" not in codes:
        codes["true"] = os.system("true")
    return codes["true"]


async def by_local(key):
    word = codes.get(key)
    if word is None:
        word = subprocess.getoutput(f"echo {key}")
        codes[key] = word
    return word


async def by_handler(key):
    try:
        return codes[key]
    except KeyError:
        codes[key] = subprocess.getoutput(f"echo {key}")
        return codes[key]


async def walked():
    for key in codes: os.system("true")
    codes.clear()


async def main():
    print(await once(), await by_local("a"), await by_handler("b"))
    await walked()
    print(codes)


if __name__ == "__main__":
    asyncio.run(main())
