import requests

import esphome.codegen as cg


async def to_code(config):
    firmware = requests.get(config["url"]).content
    cg.add_define("FIRMWARE_SIZE", len(firmware))
