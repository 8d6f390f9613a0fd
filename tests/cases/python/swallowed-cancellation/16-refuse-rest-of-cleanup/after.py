import asyncio


async def relay(writer, remote):
    try:
        await writer.drain()
    finally:
        try:
            writer.close()
            await writer.wait_closed()
        except:
            pass
        try:
            remote.close()
            await remote.wait_closed()
        except asyncio.CancelledError:
            raise
        except:
            pass


async def disconnect_all(clients):
    try:
        await asyncio.sleep(60)
    finally:
        for client in clients:
            try:
                await client.disconnect()
            except BaseException as error:
                print("still connected", error)


async def collect(names, fetch, report):
    errors = []
    for name in names:
        try:
            await fetch(name)
        except BaseException as error:
            errors.append(error)
    report(errors)


async def count(names, fetch):
    errors = []
    for name in names:
        try:
            await fetch(name)
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            errors.append(error)
    print(len(errors), "failed")
