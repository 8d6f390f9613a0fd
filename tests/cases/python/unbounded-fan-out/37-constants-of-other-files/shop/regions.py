REGIONS = ("eu", "us", "ap")
SHOPS = ["first"]


def open_shop(name):
    SHOPS.append(name)
