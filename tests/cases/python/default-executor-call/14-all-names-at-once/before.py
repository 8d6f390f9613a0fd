import asyncio


def shout(text):
    return text.upper()


async def shown(text):
    loop = asyncio.get_running_loop()
    loud = await loop.run_in_executor(None, shout, text)
    return "{loud}, {text}: {loop.__class__.__name__}".format(**locals())


async def asked(text):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, shout, text)
    return eval("loop.is_running()")


async def plain(text):
    loop = asyncio.get_running_loop()
    loud = await loop.run_in_executor(None, shout, text)
    return loud.format(**globals())


async def noted(text):
    given = dict(locals())
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, shout, text), given


async def repeated(text):
    seen = []
    for _ in range(2):
        seen.append(len(locals()))
        loop = asyncio.get_running_loop()
        text = await loop.run_in_executor(None, shout, text)
    return seen


async def main():
    print((await shown("a"))[:5], await asked("b"), await plain("c"), await noted("d"), await repeated("e"))


asyncio.run(main())
