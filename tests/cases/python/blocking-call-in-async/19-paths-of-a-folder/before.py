import asyncio
import tempfile
from pathlib import Path


async def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for n in range(2):
            (folder / f"{n}.txt").write_text(str(n))
        for path in sorted(folder.glob("*.txt")):
            print(path.read_text())
        texts = [path.read_text() for path in sorted(folder.iterdir())]
        print(texts)


if __name__ == "__main__":
    asyncio.run(main())
