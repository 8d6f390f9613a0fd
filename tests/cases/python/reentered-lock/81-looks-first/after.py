import threading


class Rules:
    def __init__(self):
        self.engine = None
        self._lock = threading.Lock()

    def start(self):
        """Make the engine, once."""
        if self.engine is not None:
            return
        with self._lock:
            if self.engine is not None:
                return
            self.engine = {}
            self._fill()

    def _fill(self):
        self.ready()["admin"] = "all"

    def ready(self):
        self.start()
        return self.engine


class Notes:
    def __init__(self):
        self.open = False
        self.lines = []
        self._lock = threading.RLock()

    def start(self):
        if self.open:
            return
        with self._lock:
            self.lines.append("start")
            self.note("started")

    def note(self, text):
        self.start()
        with self._lock:
            self.lines.append(text)


rules = Rules()
rules.start()
print(rules.engine)
