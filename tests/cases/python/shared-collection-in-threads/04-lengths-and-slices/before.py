import threading
from collections import OrderedDict

LIMIT = 3


class Buffer:
    def __init__(self):
        self.rows = []
        self.by_id = OrderedDict()

    def start(self):
        for _ in range(2):
            threading.Thread(target=self.run).start()

    def run(self):
        self.rows.append(1)
        self.by_id[1] = 2
        if len(self.rows) > LIMIT:
            del self.rows[0]
        if len(self.rows) >= LIMIT:
            self.rows[:] = self.rows[-LIMIT:]
        if self.by_id.get(1) is not None:
            del self.by_id[1]
        while len(self.by_id) > LIMIT:
            self.by_id.popitem(last=False)
        if self.rows:
            print(self.rows[-1])
        for row in self.rows[:]:
            print(row)
        for row in reversed(self.rows):
            print(row)
