import asyncio

loaded = []


class Account:
    def __init__(self, balance):
        self.balance = balance
        self._lock = asyncio.Lock()
        self.owner = None
        self._owner_lock = asyncio.Lock()
        self.seen = set()
        self._seen_lock = asyncio.Lock()
        self.closed = False

    async def pay(self, amount):
        async with self._lock:
            if self.balance < amount:
                raise ValueError("not enough")
            await asyncio.sleep(0)
            self.balance -= amount

    async def load(self, name):
        async with self._owner_lock:
            if self.owner is not None:
                return
            loaded.append(name)
            self.owner = await asyncio.sleep(0, name)

    async def handle(self, event, log):
        async with self._seen_lock:
            if event in self.seen or not event:
                return
            # once
            await asyncio.sleep(0)
            log.append(event)

            self.seen.add(event)

    async def handle_all(self, events, log):
        for event in events:
            if event in self.seen:
                continue
            self.seen.add(event)
            await asyncio.sleep(0)
            log.append(event)

    async def close(self):
        if self.closed:
            return
        await asyncio.sleep(0)
        self.closed = True


class Pages:
    def __init__(self, left):
        self.left = left
        self.rows = {}

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left <= 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.left -= 1
        return self.left

    async def serve(self, key, group):
        if key in self.rows:
            return
        async with group:
            self.rows[key] = group
            await asyncio.sleep(3600)


async def main():
    account = Account(10)
    await asyncio.gather(account.pay(8), account.pay(8), return_exceptions=True)
    print(account.balance)
    await asyncio.gather(account.load("ann"), account.load("bob"))
    print(len(loaded))
    log = []
    await asyncio.gather(account.handle("x", log), account.handle("x", log))
    await asyncio.gather(account.handle_all("yz", log), account.handle_all("yz", log))
    print(log)
    await account.close()


if __name__ == "__main__":
    asyncio.run(main())
