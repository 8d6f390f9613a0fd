import asyncio
from dataclasses import dataclass


@dataclass
class Counters:
    received: int | BaseException
    sent: int | BaseException


def line(name: str, value: int | Exception) -> str:
    return f"{name}: {value}"


async def counters(device):
    values = await asyncio.gather(device.received(), device.sent(), return_exceptions=True)
    return Counters(received=values[0], sent=values[1])


async def status(device):
    received, sent = await asyncio.gather(device.received(), device.sent(), return_exceptions=True)
    return [line("received", received), line("sent", sent)]


async def totals(device):
    received, sent = await asyncio.gather(device.received(), device.sent(), return_exceptions=True)
    return received + sent
