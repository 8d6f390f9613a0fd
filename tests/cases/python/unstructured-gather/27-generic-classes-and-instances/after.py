import asyncio
from typing import Generic, TypeVar

from base import Repo, User, repo, users as user_repo
import base

T = TypeVar("T")


class UserRepo(Repo[User]):
    async def by_name(self, name: str) -> User:
        async with asyncio.TaskGroup() as tg:
            tasks = [
                tg.create_task(self.get(1)),
                tg.create_task(self.all()),
            ]
        rows = [task.result() for task in tasks]
        self.get(2)
        return rows[0]


class Service(Generic[T]):
    def __init__(self, repo: Repo[T], other: "Repo[User]") -> None:
        self._repo = repo
        self._other = other

    async def both(self):
        async with asyncio.TaskGroup() as tg:
            a_task = tg.create_task(self._repo.get(1))
            b_task = tg.create_task(self._repo.all())
        a = a_task.result()
        b = b_task.result()
        async with asyncio.TaskGroup() as tg:
            c_task = tg.create_task(self._other.get(1))
            d_task = tg.create_task(self._other.all())
        c = c_task.result()
        d = d_task.result()
        self._repo.all()
        self._repo.close()
        return a, b, c, d


async def main(ur: UserRepo):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(repo.get(1))
        tg.create_task(base.repo.all())
    async with asyncio.TaskGroup() as tg:
        tg.create_task(ur.get(1))
        tg.create_task(ur.by_name("x"))
    repo.close()
    user_repo.get(1)
