import asyncio
import importlib
import json
from pathlib import Path


class Settings:
    def __init__(self, path: Path):
        self.path = path
        self._turn = asyncio.Lock()

    def _load(self):
        return json.loads(self.path.read_text())

    def _store(self, data):
        self.path.write_text(json.dumps(data))

    async def get(self, key):
        return self._load().get(key)

    async def set(self, key, value):
        data = self._load()
        data[key] = value
        self._store(data)

    async def set_in_turn(self, key, value):
        async with self._turn:
            data = self._load()
            data[key] = value
            self._store(data)

    async def set_from(self, key, source):
        data = self._load()
        data[key] = await source()
        self._store(data)


async def count(path: Path):
    number = int(path.read_text())
    path.write_text(str(number + 1))


async def copy(path: Path, other: Path):
    text = path.read_text()
    other.write_text(text)


def describe(name):
    module = importlib.import_module(name)
    return Path(module.__file__).read_text()


async def show(name):
    print(describe(name))
