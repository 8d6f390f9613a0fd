"""What happens when a customer pays."""

import asyncio
import logging

log = logging.getLogger(__name__)


async def charge(card: str, amount: int) -> str:
    await asyncio.sleep(0.1)
    return f"charged {amount} to {card}"


async def reserve(skus: list[str]) -> int:
    await asyncio.sleep(0.1)
    return len(skus)


async def confirm(mail: str) -> None:
    await asyncio.sleep(0.1)


async def checkout(card: str, amount: int, skus: list[str], mail: str) -> str:
    receipt, reserved = await asyncio.gather(
        charge(card, amount),
        reserve(skus),  # before somebody else does
    )
    log.info("%d reserved", reserved)
    await confirm(mail)
    return receipt


async def cancel(mail: str) -> None:
    try:
        await asyncio.gather(confirm(mail), confirm("support@example.com"))
    except ConnectionError:
        log.warning("no confirmation sent")


async def notify(senders, text: str) -> None:
    await asyncio.gather(*(sender.send(text) for sender in senders))
