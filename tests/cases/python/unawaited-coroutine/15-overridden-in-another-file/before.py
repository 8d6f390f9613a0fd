import asyncio

from store import Store


async def keep(store: Store):
    store.load()
    store.save()
    own = Store()
    own.save()
    print(await own.count(), await Store.count(store))


async def main():
    await keep(Store())


if __name__ == "__main__":
    asyncio.run(main())
