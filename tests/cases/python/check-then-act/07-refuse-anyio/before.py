import anyio.to_thread


class Reader:
    def __init__(self):
        self._text = None
        self._lines = None
        self._guard = anyio.Lock()

    async def text(self):
        if self._text is None:
            self._text = await anyio.to_thread.run_sync(str, "text")
        return self._text

    async def lines(self):
        async with self._guard:
            if self._lines is None:
                self._lines = await anyio.to_thread.run_sync("a b".split)
        return self._lines


async def main():
    reader = Reader()
    print(await reader.text(), await reader.lines())


if __name__ == "__main__":
    anyio.run(main)
