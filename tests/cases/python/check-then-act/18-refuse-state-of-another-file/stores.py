rates: dict[str, int] = {}
asked: dict[str, int] = dict()


def forget():
    rates.clear()
