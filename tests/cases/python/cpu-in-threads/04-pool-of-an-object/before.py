from concurrent.futures import ThreadPoolExecutor


class Model:
    def __init__(self):
        self._pool = ThreadPoolExecutor(4)
        self.shared = ThreadPoolExecutor(4)

    def fit(self, n):
        total = 0
        for k in range(n):
            total += k * k
        return total

    def run(self, ns, use):
        use(self.shared)
        self.shared.submit(self.fit, 1)
        return list(self._pool.map(self.fit, ns))

    def close(self):
        self._pool.shutdown()
