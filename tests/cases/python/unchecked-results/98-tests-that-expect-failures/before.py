import asyncio

from bank import transfer


async def test_only_one_wins(account):
    await asyncio.gather(transfer(account, 5), transfer(account, 5), return_exceptions=True)
    assert account.balance == 5
