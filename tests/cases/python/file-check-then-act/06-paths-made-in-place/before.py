import os
import tempfile
from pathlib import Path


class Workspace:
    def __init__(self, base):
        self.base = Path(base)

    def prepare(self, name):
        if not (self.base / name).is_dir():
            (self.base / name).mkdir(parents=True)
            # the logs follow later

        if not self.base.joinpath("tmp").exists():

            # only for us
            os.makedirs(
                self.base.joinpath("tmp"),
                0o700,  # private
            )
        return sorted(os.listdir(self.base))

    def clean(self, name):
        for _ in range(2):
            if Path(self.base, name + ".lock").exists():
                Path(self.base, name + ".lock").unlink()
            if os.path.exists(os.path.join(self.base, name + ".pid")):
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
