import threading


class Shelf:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()

    def asserted(self, other: "Shelf"):
        assert self.number < other.number
        with self.lock, other.lock:
            return "asserted"

    def left(self, other: "Shelf"):
        if id(self) < id(other):
            with self.lock, other.lock:
                return "ours first"
        with other.lock, self.lock:
            return "theirs first"

    def told(self, other: "Shelf"):
        if self.number > other.number:
            print("from the back")
        with self.lock, other.lock:
            return "told"


def checked(low: Shelf, high: Shelf):
    if low.number >= high.number:
        raise ValueError("the lower one first")
    with low.lock:
        with high.lock:
            return "checked"


if __name__ == "__main__":
    one, two = Shelf(1), Shelf(2)
    print(one.asserted(two), len(one.left(two)) > 0, one.told(two), checked(one, two))
