import asyncio
import tempfile
from pathlib import Path


async def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for n in range(2):
            await asyncio.to_thread((folder / f"{n}.txt").write_text, str(n))
        for path in sorted(folder.glob("*.txt")):
            print(await asyncio.to_thread(path.read_text))
        texts = [await asyncio.to_thread(path.read_text) for path in sorted(folder.iterdir())]
        print(texts)


if __name__ == "__main__":
    asyncio.run(main())
