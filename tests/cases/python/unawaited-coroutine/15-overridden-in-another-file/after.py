import asyncio

from store import Store


async def keep(store: Store):
    await store.load()
    store.save()
    own = Store()
    await own.save()
    print(await own.count(), await Store.count(store))


async def main():
    await keep(Store())


if __name__ == "__main__":
    asyncio.run(main())
