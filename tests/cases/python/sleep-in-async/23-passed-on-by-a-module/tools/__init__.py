from .waiting import nap, sleep, wait
