import os
import tempfile
from pathlib import Path


def prepare(root, name):
    if not os.path.isdir(os.path.join(root, name, "logs")):
        os.makedirs(
            os.path.join(
                root,
                name,
                "logs",
            ),
            mode=0o750,
        )
    if (
        Path(root)
        / name
        / "lock"
    ).exists():
        (Path(root) / name / "lock").unlink()
    if not os.path.isdir(os.path.join(root, "a")):
        os.makedirs(
            os.path.join(
                root,
                "a",
                "b",
            )
        )
    return sorted(os.listdir(os.path.join(root, name)))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as root:
        print(prepare(root, "shop"))
        (Path(root) / "shop" / "lock").touch()
        print(prepare(root, "shop"))
