import asyncio
import functools
import operator
import typing


class Ledger:
    def __init__(self):
        self.total = 0
        self._lock = asyncio.Lock()
        self.steps = {"book": self.book}

    def __getattr__(self, name):
        if name.startswith("do_"):
            return getattr(self, name[3:])
        raise AttributeError(name)

    async def book(self):
        async with self._lock:
            total = self.total
            await asyncio.sleep(0)
            self.total = total + 1

    async def by_literal_name(self):
        total = self.total
        await getattr(self, "book")()
        self.total = total + 1

    async def by_class(self):
        total = self.total
        await type(self).book(self)
        self.total = total + 1

    async def by_condition(self, dry):
        total = self.total
        step = asyncio.sleep if dry else self.book
        await step(0) if dry else await step()
        self.total = total + 1

    async def by_branches(self, dry):
        total = self.total
        if dry:
            step = self.nothing
        else:
            step = self.book
        await step()
        self.total = total + 1

    async def by_part(self):
        total = self.total
        step, label = self.book, "book"
        await step()
        self.total = total + len(label)

    async def by_items(self):
        total = self.total
        for label, step in self.steps.items():
            await step()
        self.total = total + len(label)

    async def by_default(self):
        async def run(step=self.book):
            await step()

        total = self.total
        await run()
        self.total = total + 1

    async def by_caller(self):
        total = self.total
        await operator.methodcaller("book")(self)
        self.total = total + 1

    async def by_callers(self):
        total = self.total
        await asyncio.gather(*map(operator.methodcaller("book"), [self]))
        self.total = total + 1

    async def by_missing_name(self):
        total = self.total
        await self.do_book()
        self.total = total + 1

    async def by_cast(self):
        total = self.total
        await typing.cast(Ledger, max([self], key=id)).book()
        self.total = total + 1

    async def by_method_of_function(self):
        total = self.total
        await self.book.__call__()
        self.total = total + 1

    async def named(self, label):
        await self.book()

    by_part_of_class = functools.partialmethod(named, "book")

    async def by_partial_method(self):
        total = self.total
        await self.by_part_of_class()
        self.total = total + 1

    async def by_lambda(self):
        total = self.total
        await functools.reduce(lambda _, step: step(), [self.book], None)
        self.total = total + 1

    async def nothing(self):
        pass
