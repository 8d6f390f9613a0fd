import asyncio


def shout(text):
    return text.upper()


async def shown(text):
    loop = asyncio.get_running_loop()
    loud = await asyncio.to_thread(shout, text)
    return "{loud}, {text}: {loop.__class__.__name__}".format(**locals())


async def asked(text):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(shout, text)
    return eval("loop.is_running()")


async def plain(text):
    loud = await asyncio.to_thread(shout, text)
    return loud.format(**globals())


async def noted(text):
    given = dict(locals())
    return await asyncio.to_thread(shout, text), given


async def repeated(text):
    seen = []
    for _ in range(2):
        seen.append(len(locals()))
        loop = asyncio.get_running_loop()
        text = await asyncio.to_thread(shout, text)
    return seen


async def main():
    print((await shown("a"))[:5], await asked("b"), await plain("c"), await noted("d"), await repeated("e"))


asyncio.run(main())
