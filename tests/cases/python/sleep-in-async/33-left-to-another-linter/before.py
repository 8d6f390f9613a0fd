# Copyright 2024 The Authors
# ruff: noqa: ASYNC251
import time


async def warm_up(device):
    device.reset()
    time.sleep(0.01)


async def settle(device):
    time.sleep(0.5)
    device.reset()
