import asyncio


async def rows(kind):
    await asyncio.sleep(0)
    return [kind]


def page(head, size, *, body):
    return head, size, body


async def overview(user):
    return {
        "user": user,  # who asked
        "rows": await asyncio.gather(
            rows("open"),
            rows("closed"),
        ),
    }


async def paged(user):
    return page((user, 1), [user.title], body=await asyncio.gather(rows("a"), rows("b")))


async def merged(user, more):
    return {"user": user, **more, "rows": await asyncio.gather(rows("a"), rows("b"))}


async def titled(user):
    return {user.title(): user, "rows": await asyncio.gather(rows("a"), rows("b"))}


async def main():
    print(await overview("ann"))
    print(len(await paged("ann")), await merged("ann", {"x": 1}), await titled("ann"))


if __name__ == "__main__":
    asyncio.run(main())
