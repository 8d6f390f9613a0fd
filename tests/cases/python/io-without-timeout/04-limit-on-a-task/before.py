import asyncio


async def main():
    opening = asyncio.create_task(asyncio.open_connection("localhost", 80))
    await asyncio.wait_for(opening, 3)
    other = asyncio.ensure_future(asyncio.open_connection("localhost", 80))
    return await other
