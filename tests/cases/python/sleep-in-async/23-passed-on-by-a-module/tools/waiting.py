from asyncio import run
from time import sleep

try:
    from speedups import sleep as nap
except ImportError:
    from time import sleep as nap


def wait(seconds):
    return seconds
