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
        sem = asyncio.Semaphore(20)

        async def bounded_write(row):
            async with sem:
                return await self.blocks[0].write(row)

        jobs = [asyncio.create_task(bounded_write(row)) for row in rows]
        await asyncio.wait(jobs)

    async def rinse(self):
        sem = asyncio.Semaphore(20)

        async def bounded_rinse(block):
            async with sem:
                return await block.rinse()

        done, pending = await asyncio.wait([asyncio.ensure_future(bounded_rinse(block)) for block in self.blocks])
        return done
