import asyncio
import time


class Feed:
    def __init__(self, rows):
        self._rows = iter(rows)

    def pull(self):
        time.sleep(0)
        return next(self._rows)

    async def all(self):
        found = []
        while True:
            try:
                found.append(self.pull())
            except StopIteration:
                return found


if __name__ == "__main__":
    print(asyncio.run(Feed([1, 2]).all()))
