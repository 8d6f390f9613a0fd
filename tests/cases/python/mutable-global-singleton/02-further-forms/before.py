import asyncio
from dataclasses import dataclass, field

names, limits = [], {"max": 3}
if True:
    open_now = set()


@dataclass
class Config:
    tags: list = field(default_factory=list)
    level: int = 1


config = Config()
fixed = Config()
table = {}


async def register(name, table):
    names.append(name)
    open_now.add(name)
    config.tags.append(name)
    table[name] = fixed.level + limits["max"]


async def main():
    mine = {}
    await asyncio.gather(*[register(name, mine) for name in "ab"])
    print(sorted(names), sorted(open_now), sorted(config.tags), mine, table)


if __name__ == "__main__":
    asyncio.run(main())
