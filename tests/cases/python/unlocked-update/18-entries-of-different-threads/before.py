import threading


class Linker:
    def __init__(self, storage):
        self.storage = storage
        self.stats = {"load": 0, "offload": 0, "lookup": 0}
        self.load_thread = threading.Thread(target=self.load_loop, daemon=True)
        self.offload_thread = threading.Thread(target=self.offload_loop, daemon=True)
        self.load_thread.start()
        self.offload_thread.start()

    def lookup(self, key):
        self.stats["lookup"] += 1
        return self.storage.get(key)

    def load_loop(self):
        while True:
            self.storage.load()
            self.stats["load"] += 1

    def offload_loop(self):
        while True:
            self.storage.offload()
            self.stats["offload"] += 1


class Both:
    def __init__(self, storage):
        self.storage = storage
        self.stats = {"load": 0, "total": 0}
        threading.Thread(target=self.load_loop, daemon=True).start()
        threading.Thread(target=self.offload_loop, daemon=True).start()

    def load_loop(self):
        while True:
            self.stats["load"] += 1
            self.stats["total"] += 1

    def offload_loop(self):
        while True:
            self.stats["total"] += 1

    def reset(self, key):
        self.stats[key] = 0
