import requests


class Page:
    def __init__(self, text):
        self.text = text
        self.links = []


class Counted:
    made = 0
    known = {}

    def __init__(self, text):
        self.text = text
        Counted.made += 1


class Kept:
    known = {}

    def __init__(self, text):
        self.known[text] = self


class Site:
    def __init__(self, root):
        self.root = root

    @classmethod
    def find(cls, name):
        return cls(requests.get(name, timeout=3).url)

    async def open(self, path):
        return load(self.root + path), count(path), keep(path), Site.find(path)


def load(url):
    return Page(requests.get(url, timeout=3).text)


def count(url):
    return Counted(requests.get(url, timeout=3).text)


def keep(url):
    return Kept(requests.get(url, timeout=3).text)


def note(url, found):
    found.append(requests.get(url, timeout=3).url)


class Notes:
    def __init__(self):
        self.found = []

    async def take(self, url, others):
        note(url, self.found)
        note(url, others)
        own = []
        note(url, own)
        return own
