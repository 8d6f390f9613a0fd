import os


def clean(lock):
    try:
        if os.path.exists(lock):
            os.remove(lock)
    except FileNotFoundError:
        print("somebody was faster")


def clean_as_allowed(lock):
    try:
        if os.path.exists(lock):
            os.remove(lock)
    except PermissionError:
        print("not ours")
