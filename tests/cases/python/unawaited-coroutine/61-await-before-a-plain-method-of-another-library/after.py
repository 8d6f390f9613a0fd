import aiohttp
import httpx


async def stock(client: httpx.AsyncClient, article):
    found = (await client.get(f"/stock/{article}")).json()
    return found["left"]


async def order(article, *, amount=1):
    async with httpx.AsyncClient() as client:
        status = (await client.post("/orders", json={"article": article, "amount": amount})).status_code
        text = (await client.get("/orders")).text
        raw = await (await client.get("/orders/raw")).aread()
    return status, text, raw


async def price(session: aiohttp.ClientSession, article):
    return await (await session.get(f"/prices/{article}")).json()
