from typing import Generic, TypeVar
T = TypeVar("T")
class User: ...
class Repo(Generic[T]):
    async def get(self, i: int) -> T:
        print("get", i)
    async def all(self) -> list[T]:
        print("all")
    def close(self) -> None:
        print("close")
repo: Repo[User] = Repo()
users = Repo()
