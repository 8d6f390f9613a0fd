import asyncio

import stores
from stores import asked, forget, rates


async def ask(code):
    await asyncio.sleep(0)
    return len(code)


async def rate(code):
    if code not in rates:
        rates[code] = await ask(code)
    return rates[code]


async def rate_of_module(code):
    if code not in stores.rates:
        stores.rates[code] = await ask(code)
    return stores.rates[code]


async def count(code):
    seen = asked.get(code, 0)
    await ask(code)
    asked[code] = seen + 1


async def copy(code, rates):
    if code not in rates:
        rates = {code: await ask(code)}
    return rates


async def fresh(code):
    forget()
    rates[code] = await ask(code)


if __name__ == "__main__":
    print(asyncio.run(rate("EUR")), asyncio.run(rate_of_module("EUR")), asyncio.run(copy("SEK", {})))
