from __future__ import annotations

import asyncio


class Disk:
    def __init__(self, size: int):
        self.size = size

    async def pull(self) -> int:
        await asyncio.sleep(0)
        return self.size


class Rack:
    def __init__(self, disks: list[Disk], by_name: dict[str, Disk]):
        self.disks = disks
        self.by_name = by_name

    async def all(self):
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(disk.pull()) for disk in self.disks]
        return [task.result() for task in tasks]

    async def named(self):
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(disk.pull()) for _, disk in self.by_name.items()]
        return [task.result() for task in tasks]

    async def numbered(self):
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(disk.pull()) for _, disk in enumerate(self.disks)]
        return [task.result() for task in tasks]

    async def picked(self, names):
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(self.by_name[name].pull()) for name in names]
        return [task.result() for task in tasks]

    async def pair(self, one: Disk, other: Disk):
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(disk.pull()) for disk in (one, other)]
        return [task.result() for task in tasks]


class Loose:
    def __init__(self, disks):
        self.disks = disks

    async def all(self):
        return await asyncio.gather(*[disk.pull() for disk in self.disks])


async def main():
    disks = [Disk(1), Disk(2)]
    rack = Rack(disks, {"a": disks[0]})
    print(await rack.all(), await rack.named(), await rack.numbered(), await rack.picked(["a"]))
    print(await rack.pair(*disks), await Loose(disks).all())


if __name__ == "__main__":
    asyncio.run(main())
