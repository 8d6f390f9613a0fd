PAGES = {"page": "text"}


def get(name):
    return PAGES.get(name)
