import asyncio
import threading


class Meter:
    def __init__(self):
        self.total = 0
        self._lock = asyncio.Lock()
        self.ready = threading.Event()

    async def measure(self):
        seen = self.total
        await asyncio.to_thread(self.ready.wait)
        self.total = seen + 1

    async def start(self):
        async with self._lock:
            seen = self.total
            await asyncio.sleep(0)
            self.ready.set()
            self.total = seen + 1


class Queue:
    def __init__(self):
        self.done = 0
        self._lock = asyncio.Lock()
        self.lines = []

    async def take(self):
        done = self.done
        while not self.lines:
            await asyncio.sleep(0)
        self.done = done + 1

    async def put(self, line):
        async with self._lock:
            done = self.done
            await asyncio.sleep(0)
            self.lines.append(line)
            self.done = done + 1


class Station:
    def __init__(self, signals):
        self.signals = signals
        self.trains = 0
        self._lock = asyncio.Lock()

    async def leave(self):
        trains = self.trains
        for step in [self.free]:
            await step()
        self.trains = trains - 1

    async def free(self):
        await self.signals.track.wait()

    async def arrive(self):
        async with self._lock:
            trains = self.trains
            await asyncio.sleep(0)
            self.signals.track.set()
            self.trains = trains + 1


class Signals:
    def __init__(self):
        self.track = asyncio.Event()


async def main():
    meter = Meter()
    await asyncio.gather(meter.measure(), meter.start())
    queue = Queue()
    await asyncio.gather(queue.take(), queue.put("a"))
    station = Station(Signals())
    await asyncio.gather(station.leave(), station.arrive())
    print("all have met")


asyncio.run(main())
