import threading

cache = threading.Lock()
index = threading.Lock()
gate = threading.Lock()
books = threading.Lock()
members = threading.Lock()


def store():
    with cache:
        return add()


def add():
    with index:
        return "stored"


def rebuild():
    with index:
        return drop()


def drop():
    with cache:
        return "rebuilt"


def lend():
    with gate:
        with books, members:
            return "lent"


def expel():
    with gate, members, books:
        return "expelled"


class Shelf:
    def __init__(self):
        self.left = threading.Lock()
        self.right = threading.Lock()

    def there(self):
        with self.left:
            with self.right:
                return "there"

    def back(self):
        with self.right:
            return self.home()

    def home(self):
        with self.left:
            return "back"


if __name__ == "__main__":
    shelf = Shelf()
    print(store(), rebuild(), lend(), expel(), shelf.there(), shelf.back())
