import time


async def retry(call):
    while not await call():
        time.sleep(60)
