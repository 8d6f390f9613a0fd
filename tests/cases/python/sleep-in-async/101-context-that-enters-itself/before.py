import contextlib
import time


@contextlib.contextmanager
def nested(depth):
    if depth:
        with nested(depth - 1):
            yield
    else:
        yield


async def run():
    with nested(3):
        time.sleep(1)
