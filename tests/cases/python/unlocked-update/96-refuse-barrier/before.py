import threading

START = threading.Barrier(3)


class Race:
    def __init__(self):
        self.runners = 0

    def run(self):
        self.runners += self.line_up()

    def line_up(self):
        START.wait()
        return 1


race = Race()
threads = [threading.Thread(target=race.run) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all have started")
