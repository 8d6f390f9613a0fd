import asyncio

level = 0
table = {"a": 1, "b": 2}


async def other_branch(flag):
    global level
    if flag:
        seen = level
    else:
        await asyncio.sleep(0)
        seen = 3
    level = seen + 1


async def compare_and_set():
    global level
    while True:
        old = level
        await asyncio.sleep(0)
        if level == old:
            level = old + 1
            break


async def restore():
    global level
    old = level
    level = 9
    await asyncio.sleep(0)
    level = old


async def other_entry():
    seen = table["a"]
    await asyncio.sleep(0)
    table["b"] = seen


async def choose(flag):
    global level
    level = level if flag else await asyncio.sleep(0, 5)


async def main():
    for work in (other_branch(True), compare_and_set(), restore(), other_entry(), choose(False)):
        await work
    print(level, table)


if __name__ == "__main__":
    asyncio.run(main())
