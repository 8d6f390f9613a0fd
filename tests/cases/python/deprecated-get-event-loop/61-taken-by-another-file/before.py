import asyncio


async def prepare():
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(prepare())
