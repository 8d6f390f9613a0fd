"""Requests of customers, as this program keeps them."""

STORE = {"a": 1, "b": 2}


def get(name):
    return STORE[name]
