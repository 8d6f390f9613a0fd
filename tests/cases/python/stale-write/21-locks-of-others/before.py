import asyncio

subtotal = 0
_subtotal_lock = asyncio.Lock()
total = 0


async def fetch(n):
    await asyncio.sleep(0)
    return n


async def add(n):
    global total
    old = total
    total = old + await fetch(n)


async def add_part(n):
    global subtotal
    async with _subtotal_lock:
        old = subtotal
        subtotal = old + await fetch(n)


class Made:
    def __new__(cls, start):
        made = super().__new__(cls)
        made.value = start
        return made

    async def step(self):
        old = self.value
        await asyncio.sleep(0)
        self.value = old + 1


class Meta(type):
    def __call__(cls, start):
        made = cls.__new__(cls)
        made.value = start
        made.__init__(start)
        return made


class ByMeta(metaclass=Meta):
    async def step(self):
        old = self.value
        await asyncio.sleep(0)
        self.value = old + 1


async def main():
    await asyncio.gather(add(1), add_part(2))
    made, other = Made(3), Made(5)
    await made.step()
    print(total, subtotal, made.value, other.value)


asyncio.run(main())
