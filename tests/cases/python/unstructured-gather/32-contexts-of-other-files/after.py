import asyncio

from shop import contexts
from shop.contexts import Lenient, Retry, Session, timed


async def load(n):
    await asyncio.sleep(0)
    return n


async def known():
    with contexts.without_missing():
        await asyncio.gather(load(1), load(2))


async def plain():
    async with timed("plain"):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(load(1))
            tg.create_task(load(2))


async def lenient():
    with Lenient():
        await asyncio.gather(load(1), load(2))


async def in_session():
    async with Session() as session:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(load(1))
            tg.create_task(load(2))
        return session is None


async def again():
    with Retry():
        await asyncio.gather(load(1), load(2))


async def main():
    await known()
    await plain()
    await lenient()
    await again()
    print(await in_session())


asyncio.run(main())
