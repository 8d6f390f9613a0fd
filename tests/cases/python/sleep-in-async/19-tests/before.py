import time


async def handler(request):
    time.sleep(2)
    return request


async def test_no_timeout(client):
    assert await client.get("/", handler)
