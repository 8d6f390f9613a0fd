import asyncio
import contextlib
import fcntl
import io
import os
import signal
import sys
import time
import warnings

folder_lock = asyncio.Lock()


@contextlib.contextmanager
def inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield folder
    finally:
        os.chdir(before)


class Quiet:
    def __enter__(self):
        self.kept = sys.stdout
        sys.stdout = io.StringIO()

    def __exit__(self, *failure):
        sys.stdout = self.kept


async def report(text):
    lines = io.StringIO()
    with contextlib.redirect_stdout(lines):
        print(text)
        time.sleep(0.1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        time.sleep(0.2)
    return lines.getvalue()


async def build(folder):
    with inside(folder) as at:
        time.sleep(0.1)
    with Quiet():
        time.sleep(0.2)
    async with folder_lock:
        with inside(at):
            time.sleep(0.3)


async def stop_by_hand(handler):
    signal.signal(signal.SIGTERM, handler)
    await asyncio.sleep(0.1)
    before = signal.signal(signal.SIGINT, handler)
    time.sleep(0.2)
    signal.signal(signal.SIGINT, before)


async def colours(on):
    os.environ["COLOUR"] = on
    time.sleep(0.1)
    del os.environ["COLOUR"]
    os.environ.setdefault("LEVEL", "1")
    await asyncio.sleep(0.2)


async def append(path, line):
    with path.open("a") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        time.sleep(0.1)
        out.write(line)
        fcntl.flock(out, fcntl.LOCK_UN)
        await asyncio.sleep(0.2)


async def stacked(folder):
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.chdir(folder))
        time.sleep(0.1)
