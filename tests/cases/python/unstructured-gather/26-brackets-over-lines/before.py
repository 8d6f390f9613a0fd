import asyncio


class A:
    async def f(self, x):
        await asyncio.sleep(0)
        return x

    async def go(self, xs):
        # many
        res = await asyncio.gather(*[
            self.f(x)  # one
            for x in xs
            if x
        ])
        more = await asyncio.gather(*[self.f(x)
                                      for x in xs])
        return res, more

    async def go2(self, xs):
        return sorted(await asyncio.gather(
            *[self.f(x)
              for x in xs],
        ), key=lambda v: -v)


print(asyncio.run(A().go([1, 0, 2])))
