async def build(name, needs, ready):
    for need in needs[name]:
        await ready[need].wait()
    ready[name].set()
    return name


async def open_all(name, ready):
    for one in ready.values():
        one.set()
    return name
