import asyncio


async def users():
    return ["ann"]


async def orders():
    raise OSError("orders offline")


async def fill(page):
    page.users, page.orders = await asyncio.gather(users(), orders(), return_exceptions=True)
    print(page.users)


class Page:
    async def load(self):
        self.users, self.orders = await asyncio.gather(users(), orders(), return_exceptions=True)

    def title(self):
        return "offline" if isinstance(self.orders, OSError) else "shop"


class Shop:
    async def load(self):
        self.users, self.orders = await asyncio.gather(users(), orders(), return_exceptions=True)

    def title(self):
        return f"{len(self.users)} users"
