import asyncio

parts = ["a", "b"]


async def show(part):
    print(part)


async def main():
    async with asyncio.TaskGroup() as tg:
        for coro in [show(parts) for parts in parts]:
            tg.create_task(coro)


if __name__ == "__main__":
    asyncio.run(main())
