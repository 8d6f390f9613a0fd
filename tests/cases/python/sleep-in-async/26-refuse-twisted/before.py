import time

from twisted.internet import defer, reactor


async def poll():
    time.sleep(1)
    return "polled"


defer.ensureDeferred(poll())
reactor.run()
