import asyncio
import socket

NUMBERS = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


async def addresses(host):
    numbers = socket.getaddrinfo(host, 80, flags=NUMBERS)
    more = socket.getaddrinfo(host, 80, 0, 0, 0, socket.AI_NUMERICHOST)
    return numbers + more + await asyncio.to_thread(socket.getaddrinfo, host, 80, flags=socket.AI_PASSIVE)
