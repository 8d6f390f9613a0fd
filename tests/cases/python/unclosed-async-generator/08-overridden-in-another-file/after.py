import contextlib


class Source:
    async def rows(self):
        yield 1

    async def pages(self):
        yield 1

    async def first_row(self):
        async for row in self.rows():
            return row

    async def first_page(self):
        async with contextlib.aclosing(self.pages()) as agen:
            async for page in agen:
                return page
