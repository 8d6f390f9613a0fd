import time


class Blocking:
    async def pause(self, seconds):
        time.sleep(seconds)

    def run(self, coro):
        try:
            coro.send(None)
        except StopIteration as done:
            return done.value
