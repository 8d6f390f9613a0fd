import subprocess
from pathlib import Path


async def screenshot(path, image):
    # Writes are small; a sync write keeps this simple.
    Path(path).write_bytes(image)  # noqa: ASYNC240
    subprocess.run(["sync"], check=True)  # noqa: ASYNC221, S607
    with open(path, "rb") as file:  # noqa: ASYNC230
        return file.read()


async def shrink(path):
    subprocess.run(["optipng", path], check=True)  # noqa: S607
