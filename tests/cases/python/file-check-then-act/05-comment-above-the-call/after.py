import os
import tempfile


def prepare(target):
    # made on first use,
    # with all folders above
    os.makedirs(target, exist_ok=True)
    return os.path.isdir(target)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(prepare(os.path.join(name, "a", "b")))
