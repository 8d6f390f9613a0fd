"""What is read from the store, once."""
import asyncio

_settings = None
_rows = None


async def load(name):
    await asyncio.sleep(0)
    return name.upper()


async def settings(names):
    global _settings

    if _settings is not None:
        return dict(_settings)

    first = await load("first")
    # Half of them is of no use to anybody.
    _settings = {"first": first}
    for name in names:
        _settings[name] = await load(name)

    return dict(_settings)


async def rows(source):
    global _rows
    if _rows is None:
        found = await load(source)
        _rows = []
        for row in found:
            _rows.append(row)
    return _rows


class Pinger:
    def __init__(self):
        self.pinged = 0

    async def ping(self, now):
        # Now and then.
        if now - self.pinged > 5:
            if await load("ping"):
                self.pinged = now
            else:
                raise RuntimeError("no answer")
                # The next round asks another one.
        # There is nothing else to do.
        return self.pinged


async def main():
    asked = asyncio.create_task(settings(["a", "b"]))
    while _settings is None:
        await asyncio.sleep(0)
    print(len(await settings(["a", "b"])), len(await asked))
    print(await rows("xy"), await Pinger().ping(10))


if __name__ == "__main__":
    asyncio.run(main())
