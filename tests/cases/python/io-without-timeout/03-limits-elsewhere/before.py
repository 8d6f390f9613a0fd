import asyncio
import socket
import sys
import urllib.request

if sys.version_info >= (3, 11, 3):
    from asyncio import timeout as limit
else:
    from async_timeout import timeout as limit


async def streams(sock):
    async with limit(3):
        await asyncio.open_connection("localhost", 80)
    opening = asyncio.open_connection("localhost", 80)
    await asyncio.wait_for(opening, 3)
    await asyncio.open_connection(sock=sock)
    await asyncio.wait_for(asyncio.open_connection("localhost", 80), None)


def calls(url):
    socket.create_connection(("localhost", 80), timeout=None)
    urllib.request.urlopen(url, None, 5)
    urllib.request.urlopen(url, timeout=None)
