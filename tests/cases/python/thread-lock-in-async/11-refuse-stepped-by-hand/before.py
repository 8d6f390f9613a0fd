import threading


class Pool:
    def __init__(self, connect):
        self._connect = connect
        self._lock = threading.Lock()
        self._first = None

    async def _get_first(self):
        with self._lock:
            if self._first is None:
                self._first = await self._connect()
            return self._first

    def first(self):
        coro = self._get_first()
        try:
            coro.send(None)
        except StopIteration as done:
            return done.value
        finally:
            coro.close()
        raise RuntimeError("the coroutine waits for something")
