import time


def test_retry(monkeypatch):
    monkeypatch.setattr(time, 'sleep', print)
