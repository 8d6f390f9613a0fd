import asyncio


async def price(product):
    if product == "tea":
        raise LookupError(product)
    return len(product)


class Board:
    def __init__(self):
        self.shown = {}

    async def update(self):
        try:
            self.shown = await self.fetch()
        except LookupError:
            self.shown = {}

    async def fetch(self):
        return {"drinks": await self.drinks()}

    async def drinks(self):
        return await asyncio.gather(price("tea"), price("milk"))

    async def fruits(self):
        async with asyncio.TaskGroup() as tg:
            tasks = [
                tg.create_task(price("pear")),
                tg.create_task(price("fig")),
            ]
        return [task.result() for task in tasks]

    async def refresh(self):
        try:
            self.shown = {"fruits": await self.fruits()}
        except Exception as error:
            print(error)


async def ordered():
    return await asyncio.gather(price("rice"), price("oats"))


async def quick():
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(price("salt")),
            tg.create_task(price("pepper")),
        ]
    return [task.result() for task in tasks]


async def in_time():
    try:
        return await asyncio.wait_for(quick(), 5)
    except asyncio.TimeoutError:
        return []
