import asyncio


async def drop_all(store):
    parts = [store.chunks, store.docs, store.edges]
    jobs = []
    for part in parts:
        if part is not None:
            jobs.append(part.drop())
    results = await asyncio.gather(*jobs, return_exceptions=True)
    for at, result in enumerate(results):
        if isinstance(result, Exception):
            print(parts[at], len(parts))


async def drop_more(store, more):
    parts = [store.chunks, store.docs]
    parts[1:1] = more
    sem = asyncio.Semaphore(20)

    async def bounded_drop(part):
        async with sem:
            return await part.drop()

    results = await asyncio.gather(*[bounded_drop(part) for part in parts], return_exceptions=True)
    return [result for result in results if not isinstance(result, Exception)]


async def drop_added(store, more):
    parts = [store.chunks, store.docs]
    parts.extend(more)
    sem = asyncio.Semaphore(20)

    async def bounded_drop(part):
        async with sem:
            return await part.drop()

    results = await asyncio.gather(*[bounded_drop(part) for part in parts], return_exceptions=True)
    return [result for result in results if not isinstance(result, Exception)]


async def discover(host, more):
    jobs = []
    if host.logs:
        jobs.append(("logs", host.read_logs()))
    if host.feeds:
        jobs.append(("feeds", host.read_feeds()))
    found = await asyncio.gather(*[asyncio.wait_for(job[1], timeout=3) for job in jobs], return_exceptions=True)
    return [one for one in found if not isinstance(one, Exception)]
