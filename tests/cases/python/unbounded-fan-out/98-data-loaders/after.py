import asyncio

from aiodataloader import DataLoader


class UserLoader(DataLoader):
    async def batch_load_fn(self, keys):
        return keys


async def authors(posts):
    users = UserLoader()
    return await asyncio.gather(*(users.load(post.author) for post in posts))


async def comments(posts, info):
    return await asyncio.gather(*[info.context.comment_loader.load(post.id) for post in posts])
