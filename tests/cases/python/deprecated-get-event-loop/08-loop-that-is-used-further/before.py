import asyncio

import tornado.ioloop
import tornado.web


class Kernel:
    def __init__(self):
        self.lines: asyncio.Queue[str] = asyncio.Queue()

    async def connect(self):
        await asyncio.sleep(0)

    def read(self):
        loop = asyncio.new_event_loop()
        return loop.run_until_complete(self.lines.get())


def make_app():
    kernel = Kernel()
    asyncio.get_event_loop().run_until_complete(kernel.connect())
    return tornado.web.Application([("/execute", object, {"kernel": kernel})])


if __name__ == "__main__":
    make_app().listen(8080)
    tornado.ioloop.IOLoop.current().start()
