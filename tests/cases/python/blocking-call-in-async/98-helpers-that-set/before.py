import asyncio
import contextlib
import contextvars
import io
import os
import subprocess
from contextvars import ContextVar

import requests

request_id: ContextVar[str] = ContextVar("request_id")
trace = contextvars.ContextVar("trace", default=0)


def build(folder):
    os.chdir(folder)
    subprocess.run(["make"])


def quietly(folder):
    with contextlib.redirect_stdout(io.StringIO()):
        subprocess.run(["make", "-C", folder])


def begin(url):
    request_id.set(url)
    return requests.get(url)


def traced(url):
    token = trace.set(trace.get() + 1)
    try:
        return fetch(url)
    finally:
        trace.reset(token)


def fetch(url):
    return requests.get(url, headers={"id": request_id.get()})


async def main(url):
    build(url)
    quietly(url)
    begin(url)
    traced(url)


async def plain(url):
    fetch(url)
