import asyncio
import contextlib
import os
import subprocess


@contextlib.contextmanager
def inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def enter(folder):
    os.chdir(folder)


async def build(folder):
    enter(folder)
    subprocess.run(["make"], check=True)


async def build_on_stack(folder):
    with contextlib.ExitStack() as stack:
        stack.enter_context(inside(folder))
        subprocess.run(["make"], check=True)


async def build_each(targets):
    for target in targets:
        os.environ["TARGET"] = target
        subprocess.run(["make"], check=True)


async def build_later(folder):
    await asyncio.to_thread(subprocess.run, ["make"], check=True)
    enter(folder)
