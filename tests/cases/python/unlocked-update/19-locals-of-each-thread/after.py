import threading


class Controller:
    def __init__(self, pool, queue):
        self.pool = pool
        self.queue = queue
        threading.Thread(target=self.loop, daemon=True).start()
        threading.Thread(target=self.loop, daemon=True).start()

    def loop(self):
        while True:
            self.allocate(self.queue.get())

    def allocate(self, sizes):
        allocated = []
        total = 0

        def alloc(size):
            nonlocal total
            try:
                buffer = self.pool.alloc(size)
            except MemoryError:
                for owned in reversed(allocated):
                    self.pool.free(owned)
                raise
            allocated.append(buffer)
            total += int(size)

        for size in sizes:
            alloc(size)
        return allocated, total

    def spread(self, sizes):
        done = []
        count = 0
        count_lock = threading.Lock()

        def work(size):
            nonlocal count
            for one in done:
                print(one)
            done.append(self.pool.alloc(size))
            with count_lock:
                count += int(size)

        threads = [threading.Thread(target=work, args=(size,)) for size in sizes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return done, count
