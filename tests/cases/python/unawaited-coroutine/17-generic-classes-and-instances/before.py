import asyncio
from typing import Generic, TypeVar

from base import Repo, User, repo, users as user_repo
import base

T = TypeVar("T")


class UserRepo(Repo[User]):
    async def by_name(self, name: str) -> User:
        rows = await asyncio.gather(self.get(1), self.all())
        self.get(2)
        return rows[0]


class Service(Generic[T]):
    def __init__(self, repo: Repo[T], other: "Repo[User]") -> None:
        self._repo = repo
        self._other = other

    async def both(self):
        a, b = await asyncio.gather(self._repo.get(1), self._repo.all())
        c, d = await asyncio.gather(self._other.get(1), self._other.all())
        self._repo.all()
        self._repo.close()
        return a, b, c, d


async def main(ur: UserRepo):
    await asyncio.gather(repo.get(1), base.repo.all())
    await asyncio.gather(ur.get(1), ur.by_name("x"))
    repo.close()
    user_repo.get(1)
