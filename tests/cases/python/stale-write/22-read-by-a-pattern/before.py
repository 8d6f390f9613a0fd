import asyncio

state = {"n": 0}
last = None


async def c3():
    match state["n"]:
        case v:
            await asyncio.sleep(1)
            state["n"] = v + 1


async def c4():
    global last
    match last:
        case {"n": n, **rest}:
            await asyncio.sleep(1)
            last = {"n": n + 1, **rest}
        case None:
            last = {}


async def c5():
    global last
    match last:
        case [first, *_]:
            print(first)
            await asyncio.sleep(1)
            last = [1]
