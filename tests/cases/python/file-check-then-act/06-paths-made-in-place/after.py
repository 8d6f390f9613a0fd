import contextlib
import os
import tempfile
from pathlib import Path


class Workspace:
    def __init__(self, base):
        self.base = Path(base)

    def prepare(self, name):
        (self.base / name).mkdir(parents=True, exist_ok=True)
        # the logs follow later

        # only for us
        os.makedirs(
            self.base.joinpath("tmp"),
            0o700,  # private
            exist_ok=True,
        )
        return sorted(os.listdir(self.base))

    def clean(self, name):
        for _ in range(2):
            Path(self.base, name + ".lock").unlink(missing_ok=True)
            with contextlib.suppress(FileNotFoundError):
                os.remove(os.path.join(self.base, name + ".pid"))
        return sorted(os.listdir(self.base))

    def next_one(self, names):
        if not Path(self.base, next(names)).exists():
            Path(self.base, next(names)).mkdir()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        space = Workspace(folder)
        print(space.prepare("a"), space.prepare("a"))
        for ending in ("lock", "pid"):
            Path(folder, f"a.{ending}").write_text("")
        print(space.clean("a"))
        space.next_one(iter(["b", "c"]))
