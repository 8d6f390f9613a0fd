import asyncio
import time

health = {"checked": 0.0, "status": None}
_health_lock = asyncio.Lock()


# How old the answer is has to be known behind the lock, what is only told beforehand does not.
async def check(database):
    global health

    print("last time:", health["checked"])
    async with _health_lock:
        age = time.monotonic() - health["checked"]
        if health["status"] == "up" and age < 10:
            return health
        status = await asyncio.wait_for(database.ping(), 5)
        health = {"checked": time.monotonic(), "status": status}
    return health
