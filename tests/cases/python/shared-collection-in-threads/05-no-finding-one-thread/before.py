import threading


class Feed:
    def __init__(self):
        self.rows = {}

    def start(self):
        threading.Thread(target=self.run).start()

    def run(self):
        self.fill()
        self.show()

    def fill(self):
        self.rows[1] = "new"

    def show(self):
        for key in self.rows:
            print(key)
        if self.rows:
            self.rows.popitem()
