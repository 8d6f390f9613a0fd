"""Runs Python programs one after the other, each in a process of its own, and prints a line of JSON for each.

Arguments: how many seconds a program may take, and the files. A child that is forked has the modules imported already.
"""

import asyncio  # noqa: F401
import concurrent.futures  # noqa: F401
import json
import os
import runpy
import subprocess
import sys
import tempfile
import threading  # noqa: F401
import time
import traceback


def forked(file, limit, out, err):
    child = os.fork()
    if child == 0:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        status = 0
        try:
            runpy.run_path(file, run_name="__main__")
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    end = time.monotonic() + limit
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return None


def started(file, limit, out, err):
    try:
        return subprocess.run([sys.executable, file], stdout=out, stderr=err, timeout=limit).returncode
    except subprocess.TimeoutExpired:
        return None


def text(stream):
    stream.seek(0)
    return stream.read().decode().replace("\r\n", "\n")


def main():
    limit, *files = sys.argv[1:]
    run = forked if hasattr(os, "fork") else started
    for file in files:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            status = run(file, float(limit), out, err)
            print(json.dumps({"exit": status, "out": text(out), "err": text(err)}), flush=True)


main()
