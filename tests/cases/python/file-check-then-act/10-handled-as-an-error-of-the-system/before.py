import os


def forget(path):
    try:
        if os.path.exists(path):
            os.remove(path)
    except OSError:
        pass


def forget_or_tell(path):
    try:
        if os.path.exists(path):
            os.remove(path)
    except ValueError:
        print("not a path")
