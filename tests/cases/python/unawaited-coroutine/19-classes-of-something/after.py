import asyncio
from typing import Optional, Union, cast


class Job:
    pass


class Feed:
    own: asyncio.Queue[Job]

    def __init__(self, given: asyncio.Queue[Job], text: "Optional[asyncio.Queue[Job]]"):
        self.given = given
        self.text = text
        self.made: asyncio.Queue[Job] = asyncio.Queue()
        self.maybe: Union[asyncio.Queue[Job], None] = None
        self.kind: type[asyncio.Queue] = asyncio.Queue

    async def put(self, job: Job, more: "None | asyncio.Queue[Job]", thing):
        await self.own.put(job)
        await self.given.put(job)
        await self.text.put(job)
        await self.made.put(job)
        await self.maybe.put(job)
        await more.put(job)
        await asyncio.Queue[Job]().put(job)
        await cast("asyncio.Queue[Job]", thing).put(job)
        thing.put(job)
        self.kind.put(job)
        TABLE[Job]().put(job)


TABLE = {}
