import asyncio
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
state = {}


class Poller:
    def __init__(self, loop=None):
        self.loop = loop or asyncio.get_event_loop()

    async def poll(self):
        return self.loop is asyncio.get_running_loop()


async def prepare():
    await asyncio.sleep(0)
    state["ready"] = True


def setup():
    asyncio.get_event_loop().run_until_complete(prepare())


def poll_once():
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(Poller().poll())


if __name__ == "__main__":
    setup()
    print(state, poll_once())
