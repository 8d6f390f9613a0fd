import asyncio


async def close(parts):
    try:
        async with asyncio.TaskGroup() as tg:
            for part in parts:
                tg.create_task(stop(part))
    except Exception as error:
        print(error)
    else:
        print("closed")


async def stop(part):
    await asyncio.sleep(0)
    print(part)


asyncio.run(close("ab"))
