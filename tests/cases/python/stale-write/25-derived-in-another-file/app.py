import threading

from before import Base, Plain, Store


class Named(Base):
    def __init__(self, name):
        self.name = name


class Shared(Store):
    def __init__(self):
        super().__init__()
        self._lock = threading.Lock()


class Fine(Plain):
    def __init__(self, name):
        super().__init__()
        self.name = name
