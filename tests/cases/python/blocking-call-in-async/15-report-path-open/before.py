import asyncio
import tempfile
from pathlib import Path


class Door:
    def open(self):
        return "open"


async def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.txt"
        with path.open("w") as out:
            out.write("hello")
        file = path.open()
        print(file.read())
        file.close()
        print(await asyncio.to_thread(lambda: path.open().read()))
    print(Door().open())


if __name__ == "__main__":
    asyncio.run(main())
