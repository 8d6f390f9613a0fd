import contextlib
import os
from pathlib import Path


def clear(folder):
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            os.remove(path)


def clear_all(folder):
    for path in sorted(Path(folder).iterdir()):
        if path.is_file():
            path.unlink()


def forget(paths):
    for path in paths:
        if os.path.isfile(path):
            os.remove(path)
