import pickle
from concurrent.futures import ProcessPoolExecutor

import pytest


def _worker():
    return 1


def test_lambdas_cannot_be_sent():
    with ProcessPoolExecutor(1) as pool, pytest.raises((pickle.PicklingError, AttributeError)):
        pool.submit(lambda: 1).result()


def test_sent():
    with ProcessPoolExecutor(1) as pool:
        assert pool.submit(_worker).result() == 1
