import asyncio


async def rows(kind):
    await asyncio.sleep(0)
    return [kind]


def page(head, size, *, body):
    return head, size, body


async def overview(user):
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(rows("open")),
            tg.create_task(rows("closed")),
        ]
    return {
        "user": user,  # who asked
        "rows": [task.result() for task in tasks],
    }


async def paged(user):
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(rows("a")),
            tg.create_task(rows("b")),
        ]
    return page((user, 1), [user.title], body=[task.result() for task in tasks])


async def merged(user, more):
    return {"user": user, **more, "rows": await asyncio.gather(rows("a"), rows("b"))}


async def titled(user):
    return {user.title(): user, "rows": await asyncio.gather(rows("a"), rows("b"))}


async def main():
    print(await overview("ann"))
    print(len(await paged("ann")), await merged("ann", {"x": 1}), await titled("ann"))


if __name__ == "__main__":
    asyncio.run(main())
