import asyncio
import os

leases = {}
shared = {}


# Every task finds its own entry.
async def lease(engine):
    owner = (os.getpid(), asyncio.current_task())
    held = leases.get(owner)
    if held is None:
        held = await engine.begin()
        leases[owner] = held
    return held


async def share(engine, key):
    held = shared.get(key)
    if held is None:
        held = await engine.begin()
        shared[key] = held
    return held


# The inner functions are awaited one after the other, the outer one by what bounds its time.
async def follow(chain, timeout=None):
    cleanup = None

    async def wait():
        async def scan(block):
            nonlocal cleanup
            if cleanup is None:
                cleanup = await chain.cleanup(block)
            return cleanup

        async for block in chain.blocks():
            if await scan(block):
                return block

    return await asyncio.wait_for(wait(), timeout) if timeout else await wait()


async def follow_all(chain):
    cleanup = None

    async def scan(block):
        nonlocal cleanup
        if cleanup is None:
            cleanup = await chain.cleanup(block)
        return cleanup

    await asyncio.gather(scan(4), scan(5))


# A plugin may call any method of the host that it is given.
class Host:
    def __init__(self, plugins):
        self.plugins = plugins
        self.ready = False
        self.known = None

    async def start(self):
        if not self.ready:
            for plugin in self.plugins:
                await plugin.attach(self)
            self.ready = True

    async def know(self, source):
        if self.known is None:
            self.known = await source.read(self.plugins)
        return self.known


# The state is set before anybody is let in, under the condition under which it is reset.
class Manager:
    def __init__(self, link):
        self.link = link
        self.state = "idle"

    async def load(self, script, beside=False):
        done = False
        if not beside and self.state != "idle":
            return False
        else:
            try:
                if not beside:
                    self.state = "busy"
                    await self.link.reserve()
                done = await self.link.load(script)
            finally:
                if not done and not beside:
                    self.state = "idle"
        return done

    async def unload(self, script, beside=False):
        done = False
        if self.state != "idle":
            return False
        else:
            if not beside:
                await self.link.reserve()
            done = await self.link.unload(script)
            if not done and not beside:
                self.state = "failed"
        return done
