import asyncio
import time


async def put_if_empty(queue, item):
    if queue.empty():
        time.sleep(0.001)
        queue.put_nowait(item)


async def load(cache: dict, key):
    if key in cache:
        return cache[key]
    time.sleep(0)
    cache[key] = key.upper()
    return cache[key]


async def fill(rows, count):
    if count > 1:
        time.sleep(0)
        rows.append(count)
    return rows


async def main():
    queue, cache = asyncio.Queue(), {}
    await asyncio.gather(*[put_if_empty(queue, n) for n in range(3)])
    print(queue.qsize(), await load(cache, "a"), await load(cache, "a"), await fill([], 2))


if __name__ == "__main__":
    asyncio.run(main())
