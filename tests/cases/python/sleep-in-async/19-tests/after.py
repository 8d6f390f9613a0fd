import asyncio


async def handler(request):
    await asyncio.sleep(2)
    return request


async def test_no_timeout(client):
    assert await client.get("/", handler)
