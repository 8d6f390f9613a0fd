import asyncio
import threading

one = other = threading.Lock()
changed = threading.Condition()
waited = threading.Condition()
rows = []


async def put(row):
    with one:
        await asyncio.sleep(0)
        rows.append(row)


async def change(row):
    with changed:
        await asyncio.sleep(0)
        rows.append(row)


async def take():
    with waited:
        await asyncio.sleep(0)
        waited.notify()


def count():
    with other:
        return len(rows)


async def main():
    await put(1)
    await change(2)
    await take()
    print(rows, count())


if __name__ == "__main__":
    asyncio.run(main())
