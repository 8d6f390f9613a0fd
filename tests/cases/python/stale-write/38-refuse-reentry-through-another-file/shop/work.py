class Turn:
    def __init__(self, desk):
        self.desk = desk

    async def __aenter__(self):
        return await self.desk.count_one()

    async def __aexit__(self, *error):
        return None


class Note:
    def __init__(self, text):
        self.text = text

    async def __aenter__(self):
        return self.text

    async def __aexit__(self, *error):
        return None


async def twice(desk):
    await desk.count_one()
    return await further(desk)


async def further(book):
    return await book.count_one()
