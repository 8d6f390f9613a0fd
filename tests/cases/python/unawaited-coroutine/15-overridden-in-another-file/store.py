import warnings

warnings.simplefilter("ignore", RuntimeWarning)


class Store:
    def __init__(self):
        self.saved = 0

    async def load(self):
        self.saved += 10

    async def save(self):
        self.saved += 1

    async def count(self):
        return self.saved
