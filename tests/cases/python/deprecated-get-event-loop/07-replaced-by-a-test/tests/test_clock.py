import asyncio
from unittest import mock

from clock import started


def test_started():
    with mock.patch("asyncio.get_event_loop") as loop:
        loop.return_value.time.return_value = 3
        assert asyncio.run(started()) == 3
