import time

from freezegun import freeze_time


@freeze_time("2026-01-01")
async def test_by_decorator(cache):
    await cache.put("a", 1)
    time.sleep(0.1)
    assert await cache.get("a") == 1


async def test_by_block(cache):
    await cache.put("a", 1)
    with freeze_time("2026-01-01"):
        time.sleep(0.1)
    assert await cache.get("a") == 1
