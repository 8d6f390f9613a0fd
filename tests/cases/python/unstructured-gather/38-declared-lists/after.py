"""Lists that say what they hold."""
import asyncio
from collections.abc import Awaitable, Coroutine


async def ready(service: str) -> bool:
    await asyncio.sleep(0)
    return bool(service)


async def all_ready(services: set[str]) -> bool:
    states: list[Coroutine[None, None, bool]] = []
    for service in services:
        if service:
            states.append(ready(service))
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(coro) for coro in states]
    return all([task.result() for task in tasks])


async def wait_all(services: set[str]) -> None:
    async with asyncio.TaskGroup() as tg:
        for service in services:
            tg.create_task(ready(service))


async def some_ready(services: set[str]) -> list[bool]:
    states: list[Awaitable[bool]] = [ready(service) for service in services]
    if not states:
        return []
    return await asyncio.gather(*states)


async def first_ready(services: set[str]) -> list[bool]:
    async with asyncio.TaskGroup() as tg:
        states: list[asyncio.Task[bool]] = [tg.create_task(ready(service)) for service in services]
    return [task.result() for task in states]


async def asked(services: set[str]) -> list[bool]:
    states: "list[Coroutine[None, None, bool]]" = [ready(service) for service in services]
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(coro) for coro in states]
    return [task.result() for task in tasks]


async def main() -> None:
    print(await all_ready({"a", "b"}), await some_ready({"a"}), await first_ready({"b"}), await asked({"c"}))
    await wait_all({"a"})


if __name__ == "__main__":
    asyncio.run(main())
