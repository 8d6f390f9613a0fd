import asyncio
import tempfile
from pathlib import Path


async def sizes(folder: Path):
    found = []
    for path in sorted(folder.iterdir()):
        found.append(len(path.read_text()))
    for path in folder.glob("*.log"):
        path.write_text("")
    return found


async def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await asyncio.to_thread((folder / "a.log").write_text, "abc")
        print(await sizes(folder), await sizes(folder))


if __name__ == "__main__":
    asyncio.run(main())
