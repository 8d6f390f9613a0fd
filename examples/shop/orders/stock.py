"""Stock levels, asked of the warehouses."""

import asyncio
import threading
from time import sleep as pause

import httpx

PRINTER = threading.Lock()
levels: dict[str, int] = {}


async def level(client: httpx.AsyncClient, sku: str) -> int:
    answer = await client.get(f"/stock/{sku}")
    return answer.json()["level"]


async def all_levels(client: httpx.AsyncClient, skus: list[str]) -> dict[str, int]:
    found = await asyncio.gather(*[level(client, sku) for sku in skus])
    return dict(zip(skus, found))


async def wait_for_restock(client: httpx.AsyncClient, sku: str) -> int:
    while (left := await level(client, sku)) == 0:
        pause(5)  # the warehouse answers slowly
    return left


async def take_one(sku: str) -> None:
    left = levels[sku]
    pause(0.1)
    levels[sku] = left - 1


async def print_label(sku: str) -> None:
    with PRINTER:
        pause(0.5)
        print(sku)
