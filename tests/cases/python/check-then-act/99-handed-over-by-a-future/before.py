import asyncio
import concurrent.futures


async def morning():
    books = 0
    books_lock = asyncio.Lock()
    returned = concurrent.futures.Future()

    async def lend():
        nonlocal books
        async with books_lock:
            left = books
            await asyncio.wrap_future(returned)
            books = left + 1

    async def stack():
        nonlocal books
        if books < 9:
            await asyncio.sleep(0)
            returned.set_result(None)
            books += 1

    await asyncio.gather(lend(), stack())
    return books


print(asyncio.run(asyncio.wait_for(morning(), 2)))
