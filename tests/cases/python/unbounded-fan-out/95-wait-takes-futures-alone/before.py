import asyncio


class Pipe:
    def __init__(self, blocks):
        self.blocks = blocks

    async def drain(self, start):
        rest = self.blocks[start:]
        outputs = [block.forward_output() for block in rest]
        errors = [block.forward_errors() for block in rest]
        await asyncio.wait([*outputs, *errors], return_when=asyncio.FIRST_EXCEPTION)

    async def fill(self, rows):
        jobs = [asyncio.create_task(self.blocks[0].write(row)) for row in rows]
        await asyncio.wait(jobs)

    async def rinse(self):
        done, pending = await asyncio.wait([asyncio.ensure_future(block.rinse()) for block in self.blocks])
        return done
