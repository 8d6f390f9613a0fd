import threading


class Counter:
    step = 1

    def __init__(self):
        self.total = 0

    def hit(self):
        self._add(self.step)

    def _add(self, n):
        self.total += n

    def show(self):
        return f"{self.total} hits"


class Switch:
    on = False

    def flip(self):
        self.on = not self.on


counter = Counter()
idle = Counter()
switch = Switch()


def work(mine):
    counter.hit()
    mine.hit()
    switch.flip()
    return idle.show()


def main():
    threads = [threading.Thread(target=work, args=(Counter(),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(counter.show(), idle.show(), switch.on)


if __name__ == "__main__":
    main()
