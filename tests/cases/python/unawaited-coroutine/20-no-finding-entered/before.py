import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> aiohttp.ClientResponse:
    # The same object can be awaited and entered.
    request = session.get(url)
    response = await request.__aenter__()
    try:
        await response.read()
    except aiohttp.ClientError:
        await request.__aexit__(None, None, None)
        raise
    return response
