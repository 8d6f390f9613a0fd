from . import clock
from .clock import (
    tick,
    time,
)

rest = clock.nap
start = time.monotonic()
