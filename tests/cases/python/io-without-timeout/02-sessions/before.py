import asyncio

import requests


def calls(url):
    requests.get(url, timeout=None)
    with requests.Session() as session:
        session.get(url)
        session.post(url, timeout=5)
        session.close()


async def connect():
    return await asyncio.wait_for(asyncio.shield(asyncio.open_connection("localhost", 80)), 3)
