import asyncio
import contextlib
import os
import sqlite3
import subprocess
import urllib.request
import warnings

import requests


@contextlib.contextmanager
def inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


class Debugging:
    def __enter__(self):
        os.environ["DEBUG"] = "1"

    def __exit__(self, *error):
        os.environ.pop("DEBUG", None)


async def build(folder):
    os.chdir(folder)
    subprocess.run(["make"], check=True)


async def build_there(folder):
    with contextlib.chdir(folder):
        subprocess.run(["make"], check=True)


async def build_inside(folder):
    with inside(folder):
        subprocess.run(["make"], check=True)


async def build_for(target):
    os.environ["TARGET"] = target
    try:
        subprocess.run(["make"], check=True)
    finally:
        del os.environ["TARGET"]


async def debug():
    with Debugging():
        subprocess.run(["make"], check=True)


async def quiet(url):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return requests.get(url, verify=False, timeout=5)


class Store:
    def __init__(self):
        self.connection = sqlite3.connect("store.db")

    async def move(self, url):
        self.connection.cursor().execute("BEGIN")
        text = urllib.request.urlopen(url).read()
        self.connection.cursor().execute("INSERT INTO pages VALUES (?)", (text,))


# Set for good, for another process, or with waits in between already.
async def start(target):
    os.environ["TARGET"] = target
    os.environ["MODE"] = "fast"
    await asyncio.to_thread(subprocess.run, ["make"], check=True)
    os.environ["READY"] = "1"


async def build_with(target):
    await asyncio.to_thread(subprocess.run, ["make"], check=True, cwd=target, env={**os.environ, "TARGET": target})


async def slow(folder):
    with inside(folder):
        await asyncio.sleep(1)
        await asyncio.to_thread(subprocess.run, ["make"], check=True)
