import asyncio
import os
import shutil
import subprocess
from urllib.request import urlretrieve

import requests


class Mirror:
    def __init__(self, progress: asyncio.Queue):
        self.progress = progress
        self.parts = {}

    async def fetch(self, url, path):
        urlretrieve(url, path, self.seen)
        urlretrieve(url, path, reporthook=lambda block, size, total: self.progress.put_nowait(block))
        urlretrieve(url, path)

    async def drop(self, path):
        shutil.rmtree(path, onerror=self.failed)
        shutil.rmtree(path, ignore_errors=True)

    async def push(self, url):
        requests.post(url, data=self.chunks())
        body = self.chunks()
        requests.post(url, data=body)
        requests.post(url, data=b"".join(self.chunks()))

    async def pack(self, folder):
        os.chdir(folder)
        subprocess.run(["make"])

    async def sizes(self):
        return {name: requests.head(url) for name, url in self.parts.items()}

    async def sizes_of_copy(self):
        return {name: requests.head(url) for name, url in list(self.parts.items())}

    def add(self, name, url):
        self.parts[name] = url

    def seen(self, block, size, total):
        self.progress.put_nowait(block)

    def failed(self, function, path, info):
        self.progress.put_nowait(path)

    def chunks(self):
        while not self.progress.empty():
            yield self.progress.get_nowait()
