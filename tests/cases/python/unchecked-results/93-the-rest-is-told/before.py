import asyncio


class Rule:
    pass


async def rules(doors, log):
    found = {}
    results = await asyncio.gather(*(door.rule() for door in doors), return_exceptions=True)
    for door, result in zip(doors, results):
        if isinstance(result, Rule):
            found[door] = result
            continue

        log("no rule for %s: %s", door, result)
    return found


async def known(doors, log):
    found = {}
    results = await asyncio.gather(*(door.rule() for door in doors), return_exceptions=True)
    for result in results:
        if not isinstance(result, Rule):
            log("no rule: %s", result)
        else:
            found[result] = True
    return found


async def names(doors):
    found = []
    results = await asyncio.gather(*(door.rule() for door in doors), return_exceptions=True)
    for result in results:
        if isinstance(result, Rule):
            found.append(result)
    return found
