import contextlib
import fcntl
import io
import multiprocessing
import sys
import time

slots = multiprocessing.Semaphore(2)


async def captured(job):
    buffer = io.StringIO()
    with contextlib.redirect_stdout(buffer):
        job()
        time.sleep(0.1)
    return buffer.getvalue()


async def renamed(job):
    sys.argv = ["job"]
    job()
    time.sleep(0.1)
    sys.argv = ["main"]


async def locked(path):
    with open(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        time.sleep(0.1)
        fcntl.flock(file, fcntl.LOCK_UN)


async def in_slot(job):
    with slots:
        job()
        time.sleep(0.1)


async def unlocked(path, job):
    with open(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        job()
        fcntl.flock(file, fcntl.LOCK_UN)
        time.sleep(0.1)
