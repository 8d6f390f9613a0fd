import asyncio


class Room:
    def __init__(self, limit):
        self.limit = limit
        self.users = []
        self._lock = asyncio.Lock()
        self.seats = {}
        self._seats_lock = asyncio.Lock()

    async def join(self, user):
        async with self._lock:
            if len(self.users) >= self.limit:
                return False
            await asyncio.sleep(0)
            self.users.append(user)
        return True

    async def sit(self, user, seat):
        async with self._seats_lock:
            if len(self.seats) >= self.limit:
                raise ValueError(seat)
            await asyncio.sleep(0)
            self.seats[seat] = user

    async def join_at_once(self, user):
        await asyncio.sleep(0)
        if len(self.users) >= self.limit:
            return False
        self.users.append(user)
        return True

    async def greet(self, user):
        if len(self.users) >= self.limit:
            return
        await asyncio.sleep(0)
        print("room for", user)


async def main():
    room = Room(1)
    print(await asyncio.gather(room.join("a"), room.join("b")), room.users)


if __name__ == "__main__":
    asyncio.run(main())
