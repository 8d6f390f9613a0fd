import asyncio


class A:
    async def f(self, x):
        await asyncio.sleep(0)
        return x

    async def go(self, xs):
        # many
        async with asyncio.TaskGroup() as tg:
            tasks = [
                tg.create_task(self.f(x))  # one
                for x in xs
                if x
            ]
        res = [task.result() for task in tasks]
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(self.f(x))
                                          for x in xs]
        more = [task.result() for task in tasks]
        return res, more

    async def go2(self, xs):
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(self.f(x))
              for x in xs]
        return sorted([task.result() for task in tasks], key=lambda v: -v)


print(asyncio.run(A().go([1, 0, 2])))
