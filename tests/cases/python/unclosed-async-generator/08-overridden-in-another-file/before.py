class Source:
    async def rows(self):
        yield 1

    async def pages(self):
        yield 1

    async def first_row(self):
        async for row in self.rows():
            return row

    async def first_page(self):
        async for page in self.pages():
            return page
