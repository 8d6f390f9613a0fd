import os
import tempfile
from pathlib import Path


def prepare(root, name):
    os.makedirs(
        os.path.join(
            root,
            name,
            "logs",
        ),
        mode=0o750,
        exist_ok=True,
    )
    (Path(root) / name / "lock").unlink(missing_ok=True)
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
