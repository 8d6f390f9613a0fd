import asyncio
import time

from pyee.asyncio import AsyncIOEventEmitter


async def follow(browser):
    page = await browser.new_page()
    time.sleep(1)
    page.on("response", print)
    return page


async def later(emitter):
    await asyncio.sleep(0)
    await asyncio.sleep(1)
    emitter.once("ready", print)


async def made():
    await asyncio.sleep(1)
    emitter = AsyncIOEventEmitter()
    emitter.once("ready", print)
