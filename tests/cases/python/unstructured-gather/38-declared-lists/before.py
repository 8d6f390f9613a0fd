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
    return all(await asyncio.gather(*states))


async def wait_all(services: set[str]) -> None:
    states: list[Coroutine[None, None, bool]] = [ready(service) for service in services]
    await asyncio.gather(*states)


async def some_ready(services: set[str]) -> list[bool]:
    states: list[Awaitable[bool]] = [ready(service) for service in services]
    if not states:
        return []
    return await asyncio.gather(*states)


async def first_ready(services: set[str]) -> list[bool]:
    states: list[asyncio.Task[bool]] = [asyncio.create_task(ready(service)) for service in services]
    return await asyncio.gather(*states)


async def asked(services: set[str]) -> list[bool]:
    states: "list[Coroutine[None, None, bool]]" = [ready(service) for service in services]
    return await asyncio.gather(*states)


async def main() -> None:
    print(await all_ready({"a", "b"}), await some_ready({"a"}), await first_ready({"b"}), await asked({"c"}))
    await wait_all({"a"})


if __name__ == "__main__":
    asyncio.run(main())
