import asyncio


async def close(parts):
    try:
        tasks = []
        for part in parts:
            tasks.append(asyncio.create_task(stop(part)))

        await asyncio.gather(*tasks)
    except Exception as error:
        print(error)
    else:
        print("closed")


async def stop(part):
    await asyncio.sleep(0)
    print(part)


asyncio.run(close("ab"))
